package com.runthismodel.bake;

/** Why a bake of what changed alone is not safe, or not possible: then everything is baked, and tells what is wrong. */
final class Doubt extends Exception {
    private static final long serialVersionUID = 1;

    Doubt(String reason) {
        super(reason);
    }

    Doubt(Throwable cause) {
        super(cause);
    }
}
