package com.runthismodel.command;

import com.runthismodel.bake.disk.DiskTrouble;
import com.runthismodel.bake.mirror.Mirror;
import com.runthismodel.bake.mirror.Update;
import com.runthismodel.bake.mirror.Verification;
import com.runthismodel.unit.Decimal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirror}: copies of a site for use without it; the check of a copy; its renewal. */
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        description = "Make copies of a baked site for offline use, or check or renew such a copy.")
final class MirrorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup
    private Work work = new Work();

    /** One of three. */
    static final class Work {
        @ArgGroup(exclusive = false)
        private Making making;

        @Option(
                names = "--verify",
                paramLabel = "DIR",
                description = "List what is missing, changed or extra in a copy.")
        private Path verify;

        @ArgGroup(exclusive = false)
        private Renewing renewing;
    }

    static final class Making {
        @Option(
                names = "--site",
                paramLabel = "DIR",
                description = "Site to copy (default: target/site); the copies go into its folder mirror.")
        private Path site = Path.of("target/site");

        @Option(
                names = "--since",
                paramLabel = "MANIFEST",
                description = "Also make a zip of what changed since the copy with this manifest; may be repeated.")
        private List<Path> since = List.of();
    }

    static final class Renewing {
        @Option(names = "--apply", paramLabel = "ZIP", required = true, description = "Renew a copy with such a zip.")
        private Path apply;

        @Option(names = "--to", paramLabel = "DIR", required = true, description = "The copy to renew.")
        private Path to;
    }

    @Override
    public Integer call() {
        try {
            if (work.verify != null) return report(work.verify, Verification.of(work.verify));
            if (work.renewing != null)
                return report(work.renewing.to, Update.apply(work.renewing.apply, work.renewing.to));
            make(work.making == null ? new Making() : work.making);
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println(DiskTrouble.explain(e));
            return 1;
        }
    }

    private void make(Making making) throws IOException {
        Map<String, Long> sizes = Mirror.make(making.site, making.since);
        PrintWriter out = spec.commandLine().getOut();
        sizes.forEach((name, bytes) ->
                out.println(making.site.resolve("mirror").resolve(name) + ": " + Decimal.grouped(bytes) + " bytes"));
        if (sizes.keySet().stream().noneMatch(name -> name.endsWith(".zim")))
            out.println("no ZIM file: zimwriterfs is not installed (Debian: apt-get install zim-tools)");
    }

    private int report(Path folder, Verification found) {
        found.findings().forEach(spec.commandLine().getOut()::println);
        int count = found.findings().size();
        String result = count == 0 ? "as its manifest says" : count + " not as the manifest says";
        spec.commandLine().getOut().println(folder + ": " + found.files() + " files, " + result);
        return count == 0 ? 0 : 1;
    }
}
