package com.runthismodel.hub.client;

/** Time as the Hub client sees it, so that tests can let five minutes pass at once. */
public interface Pace {
    long millis();

    void sleep(long millis) throws InterruptedException;

    /** The machine's own clock. */
    Pace REAL = new Pace() {
        @Override
        public long millis() {
            return System.nanoTime() / 1_000_000;
        }

        @Override
        public void sleep(long millis) throws InterruptedException {
            Thread.sleep(millis);
        }
    };
}
