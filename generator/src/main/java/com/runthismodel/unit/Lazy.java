package com.runthismodel.unit;

import java.util.function.Supplier;

/** What is worked out when somebody first asks for it, once, whichever thread that is. */
public final class Lazy<T> implements Supplier<T> {
    private Supplier<T> work;
    private volatile T value;

    private Lazy(Supplier<T> work) {
        this.work = work;
    }

    /** @param work gives a value, never null */
    public static <T> Lazy<T> of(Supplier<T> work) {
        return new Lazy<>(work);
    }

    @Override
    public T get() {
        T known = value;
        return known != null ? known : worked();
    }

    private synchronized T worked() {
        if (value == null) {
            value = work.get();
            work = null;
        }
        return value;
    }
}
