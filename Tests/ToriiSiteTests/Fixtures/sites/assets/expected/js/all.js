let a = 1 // the end
;
let b = 2
;
