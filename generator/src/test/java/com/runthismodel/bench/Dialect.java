package com.runthismodel.bench;

/** How a generator's templates print a value, and each of some rows. */
interface Dialect {
    /** @param row whether it is one of a row's values or of the block's own */
    String value(boolean row, int number, boolean raw);

    String loop(String row);
}
