# invoke
