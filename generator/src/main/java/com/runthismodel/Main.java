package com.runthismodel;

import com.runthismodel.command.RootCommand;

/** Entry point of {@code java -jar runthismodel.jar}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int code = Relaunch.run(arguments).orElseGet(() -> RootCommand.run(arguments));
        System.exit(code);
    }
}
