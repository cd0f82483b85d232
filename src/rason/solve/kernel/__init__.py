"""A compiled solver for batches of many small programs: fast, not trusted, each value certified.

How it works, from the inside out:

1. `tableau` is what it works on: a program, a basis of it, and what follows from both.
2. `basis` keeps the inverse of the basis while columns enter and leave.
3. `simplex` follows a program from the basis at hand to its optimum, by the dual simplex.
4. `certified` proves each value from the original numbers, and decides lumpy columns by branch and
   bound; what cannot be proved is left to HiGHS.
5. `programs` and `variants` solve all variants of a draw, each from the basis of the one before.
6. `bounds` and `coalitions` find the values of all coalitions of a game: what one program proves
   bounds many others, so that few need be solved.
7. `draws` goes through the draws of a chunk, and `answer` hands it the chunk.

`compiling` turns these functions into machine code, `stored` keeps that on disk, and `at_hand` says
whether it can be had here; `standing` says which coalitions stand for others that are equal.
"""
