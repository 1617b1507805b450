package com.runthismodel.bake.state;

import java.util.Map;

/**
 * The files of one folder in a few numbers: with equal marks they are the same files, and none needs to be looked at by
 * name. The order in which a disk lists them does not matter.
 *
 * @param sum of one number for each file's name and stamp
 * @param newestNanos when the last of them was written
 */
record Mark(int files, long sum, long newestNanos) {
    static final Mark NONE = new Mark(0, 0, Long.MIN_VALUE);

    static Mark of(Map<String, Stamp> files) {
        Mark mark = NONE;
        for (Map.Entry<String, Stamp> file : files.entrySet()) mark = mark.with(file.getKey(), file.getValue());
        return mark;
    }

    Mark with(String name, Stamp stamp) {
        return new Mark(files + 1, sum + number(name, stamp), Math.max(newestNanos, stamp.modifiedNanos()));
    }

    /** The newest time stays: that it is later than that of any file left makes nobody trust too much. */
    Mark without(String name, Stamp stamp) {
        return new Mark(files - 1, sum - number(name, stamp), newestNanos);
    }

    boolean sameFiles(Mark other) {
        return files == other.files && sum == other.sum;
    }

    private static long number(String name, Stamp stamp) {
        long number = 0;
        for (int i = 0; i < name.length(); i++) number = number * 0x100000001b3L + name.charAt(i);
        number = mixed(number) + stamp.size();
        number = mixed(number) + stamp.modifiedNanos();
        return mixed(mixed(number) + stamp.identity());
    }

    /** Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014, figure 16: every bit moves every other. */
    private static long mixed(long number) {
        long z = number;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
