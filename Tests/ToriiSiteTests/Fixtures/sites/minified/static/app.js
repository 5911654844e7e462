let a  =  1;
