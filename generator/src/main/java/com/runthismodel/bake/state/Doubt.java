package com.runthismodel.bake.state;

/** Why a bake of what changed alone is not safe, or not possible: then everything is baked, and tells what is wrong. */
public final class Doubt extends Exception {
    private static final long serialVersionUID = 1;

    public Doubt(String reason) {
        super(reason);
    }

    public Doubt(Throwable cause) {
        super(cause);
    }
}
