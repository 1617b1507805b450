package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The verb asked for is looked at alone; whoever asks for none, or for one there is not, is told of all. */
class RootCommandTest {
    @Test
    void everyVerbIsCalledWhatItSays() {
        Map<String, CommandLine> verbs = RootCommand.verbs().getSubcommands();
        assertTrue(verbs.size() >= 11, verbs.keySet().toString());
        verbs.forEach((name, verb) -> {
            String written = verb.getCommand()
                    .getClass()
                    .getAnnotation(CommandLine.Command.class)
                    .name();
            assertEquals(written, name);
        });
    }

    @Test
    void aVerbComesAloneAndSaysTheSameOfItself() {
        assertEquals(
                Set.of("bake"),
                RootCommand.verbs("bake", "--help").getSubcommands().keySet());
        Map<String, CommandLine> all = RootCommand.verbs().getSubcommands();
        all.forEach((name, verb) -> assertEquals(
                verb.getUsageMessage(),
                RootCommand.verbs(name).getSubcommands().get(name).getUsageMessage()));
    }

    @Test
    void anUnknownWordIsToldOfAllVerbs() {
        assertEquals(
                RootCommand.verbs().getSubcommands().keySet(),
                RootCommand.verbs("bkae").getSubcommands().keySet());
        assertEquals(
                RootCommand.verbs().getSubcommands().keySet(),
                RootCommand.verbs("--help").getSubcommands().keySet());
    }
}
