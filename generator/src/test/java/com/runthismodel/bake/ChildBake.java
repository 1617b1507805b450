package com.runthismodel.bake;

import com.runthismodel.bake.disk.Disk;
import com.runthismodel.bake.disk.Order;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bake in a JVM of its own, which may be another Java, and may die at a step of publishing. */
final class ChildBake {
    static final Path JAVA = Path.of(System.getProperty("java.home"));

    private ChildBake() {}

    /** @param step where it dies; "-" where it does not */
    static Process start(Path java, List<String> options, Order order, String step) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.resolve("bin/java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(ChildBake.class.getName());
        command.add(order.content().toString());
        command.add(order.out().toString());
        command.add(step);
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Order order = new Order(Path.of(arguments[0]), Path.of(arguments[1]), Optional.empty(), Optional.empty());
        boolean dies = !arguments[2].equals("-");
        try {
            SmallSite.bakery(order, dies ? FaultyDisk.dyingAt(Integer.parseInt(arguments[2])) : new Disk())
                    .bake();
        } catch (FaultyDisk.Death death) {
            Runtime.getRuntime().halt(137);
        }
        Runtime.getRuntime().halt(0);
    }
}
