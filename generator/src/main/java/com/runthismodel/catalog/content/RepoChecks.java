package com.runthismodel.catalog.content;

import com.runthismodel.hub.HubConfig;
import com.runthismodel.hub.HubFile;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Hub snapshots: lies where its id says, and numbers that can belong to one model. */
final class RepoChecks {
    private static final List<String> POSITIVE = List.of(
            "num_hidden_layers",
            "hidden_size",
            "num_attention_heads",
            "num_key_value_heads",
            "head_dim",
            "vocab_size",
            "max_position_embeddings");

    // Far above every model there is: beyond it a number would cost memory and time here and mean nothing.
    private static final Pattern LAYERS = Pattern.compile("num_hidden_layers|num_layers|n_layers?");
    private static final Pattern SIZES = Pattern.compile("\\w+_(size|dim|rank|heads|experts)|n_(embd|head|inner)");
    private static final long MOST_LAYERS = 1000;
    private static final long LARGEST_SIZE = 10_000_000;

    private final Located<HubRepo> located;
    private final Problems problems;

    private RepoChecks(Located<HubRepo> located, Problems problems) {
        this.located = located;
        this.problems = problems;
    }

    static void check(List<Located<HubRepo>> repos, Problems problems) {
        Map<String, String> places = new HashMap<>();
        for (Located<HubRepo> repo : repos) {
            RepoChecks checks = new RepoChecks(repo, problems);
            checks.identity(places);
            checks.files();
            repo.value().config().ifPresent(checks::numbers);
        }
    }

    /** Two names that differ in case only are one file on some disks. */
    private void identity(Map<String, String> places) {
        String expected = "content/hub/" + located.value().id() + ".json";
        if (!located.file().equals(expected)) report("id", "belongs to " + expected, "rename the file");
        String earlier = places.putIfAbsent(located.file().toLowerCase(Locale.ROOT), located.file());
        if (earlier != null) report("", "differs from " + earlier + " only in case", "keep one");
    }

    private void files() {
        Set<String> seen = new HashSet<>();
        List<HubFile> siblings = located.value().siblings();
        for (int i = 0; i < siblings.size(); i++) {
            String name = siblings.get(i).rfilename();
            if (!seen.add(name)) report("siblings[" + i + "].rfilename", "is there twice: " + name, "keep one");
        }
    }

    private void numbers(HubConfig config) {
        for (String key : POSITIVE) {
            OptionalLong value = config.integer(key);
            if (value.isPresent() && value.getAsLong() < 1)
                report(path(config, key), "must be at least 1, was " + value.getAsLong(), "look at config.json again");
        }
        for (String key : config.text().keys()) {
            if (config.integer(key).orElse(0) <= MOST_LAYERS) continue;
            if (LAYERS.matcher(key).matches()) atMost(config, key, MOST_LAYERS);
            if (SIZES.matcher(key).matches()) atMost(config, key, LARGEST_SIZE);
        }
        divides(config, "num_attention_heads", "num_key_value_heads");
        if (config.integer("head_dim").isEmpty()
                && config.integer("kv_lora_rank").isEmpty()) divides(config, "hidden_size", "num_attention_heads");
        experts(config);
    }

    private void atMost(HubConfig config, String key, long most) {
        long value = config.integer(key).orElse(0);
        if (value > most)
            report(path(config, key), "is more than any model has: " + value, "look at config.json again");
    }

    private void divides(HubConfig config, String whole, String part) {
        long all = config.integer(whole).orElse(0);
        long one = config.integer(part).orElse(0);
        if (all > 0 && one > 0 && all % one != 0)
            report(path(config, part), one + " does not divide " + whole + " " + all, "one of the two is wrong");
    }

    private void experts(HubConfig config) {
        long used = config.integer("num_experts_per_tok").orElse(0);
        for (String key : List.of("num_local_experts", "num_experts", "n_routed_experts")) {
            long all = config.integer(key).orElse(0);
            if (all > 0 && used > all)
                report(
                        path(config, "num_experts_per_tok"),
                        used + " of " + all + " experts",
                        "one of the two is wrong");
        }
    }

    /** Where the key really stands: nested with the language model or at the top. */
    private static String path(HubConfig config, String key) {
        if (config.text().get(key).isEmpty() || config.text() == config.root()) return "config." + key;
        return "config." + config.nest() + "." + key;
    }

    private void report(String field, String problem, String fix) {
        problems.add(located.problem(field, problem, fix));
    }
}
