package com.runthismodel.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;

/** Axe as all tests ask it: in the page itself, which has no frames, and with one element for each rule that holds. */
final class Axe {
    private static final int PATIENCE_SECONDS = 120;

    private Axe() {}

    static AxeBuilder builder() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder().withOptions(options).setLegacyMode(true).setTimeout(PATIENCE_SECONDS);
    }
}
