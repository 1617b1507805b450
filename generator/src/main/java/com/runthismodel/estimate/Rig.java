package com.runthismodel.estimate;

import com.runthismodel.catalog.Device;
import com.runthismodel.unit.Bytes;

/** Memory that models are put into: one device or several equal cards in one machine. */
public record Rig(Device.Kind kind, Bytes memoryEach, int cards) {
    public Rig {
        if (cards < 1) throw new IllegalArgumentException("cards must be at least 1, was " + cards);
        if (cards > 1 && kind.sharedMemory())
            throw new IllegalArgumentException("shared memory cannot be several cards");
    }

    public static Rig card(double gib) {
        return new Rig(Device.Kind.DISCRETE, Bytes.ofGib(gib), 1);
    }
}
