package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** What the comparison loads of a model is what its JSON twin says, figure for figure. */
class CompareDataTest {
    @Test
    void everyFigureIsTheTwins() throws Exception {
        Path site = SmallSite.baked();
        List<String> compared = new ArrayList<>();
        try (Context context = Context.enter()) {
            context.setLanguageVersion(Context.VERSION_ES6);
            Scriptable scope = context.initSafeStandardObjects();
            ScriptableObject.putProperty(scope, "self", scope);
            for (String file : SmallSite.files(site)) {
                if (!file.matches("data/models/.*\\.js")) continue;
                run(context, scope, Files.readString(site.resolve(file)));
                String twin = Files.readString(site.resolve(file + "on"));
                compared.add(run(context, scope, CHECK.formatted(twin)));
            }
        }
        assertEquals(5, compared.size());
        for (String line : compared) assertTrue(line.startsWith("same"), line);
        assertTrue(compared.stream().anyMatch(line -> line.endsWith(" 3")), "one has all three contexts: " + compared);
    }

    private static String run(Context context, Scriptable scope, String script) {
        return Context.toString(context.evaluateString(scope, script, "test", 1, null));
    }

    /** In the language of the reader: the twin beside what the page would read. */
    private static final String CHECK = """
            (function (twin) {
              const mine = self.RTM.sheets[twin.slug];
              const table = twin.context && twin.context.tables[0];
              const rows = twin.quantizations ? twin.quantizations.rows : [];
              const pick = rows.filter((row) => row.recommended)[0];
              const at = (tokens) => {
                const column = table.contexts.findIndex((context) => context.tokens === tokens);
                return table.rows.filter((row) => row.quantization === pick.name)[0].memory[column].gib;
              };
              const same = [
                [mine.name, twin.name], [mine.vendor, twin.vendor], [mine.type, twin.type],
                [mine.facts, twin.facts], [mine.pick, pick], [mine.measured, twin.measured.rows],
                [mine.kvKibPerToken, twin.context && twin.context.kvKibPerToken],
                [mine.offered, rows.filter((row) => row.repository).map((row) => row.name)],
                [mine.memory.map((one) => one.gib), table ? mine.memory.map((one) => at(one.tokens)) : pick && pick.gpu ? [pick.gpu.gib] : []],
              ].filter((pair) => JSON.stringify(pair[0]) !== JSON.stringify(pair[1]));
              return (same.length ? "differs " + JSON.stringify(same) : "same ") + twin.slug + " " + mine.memory.length;
            })(%s)""";
}
