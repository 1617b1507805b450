package com.runthismodel.catalog.content;

import com.runthismodel.catalog.ModelCard;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.catalog.Slug;
import com.runthismodel.source.DidYouMean;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a model's card must keep to on its own, beyond the types of its keys. */
final class CardChecks {
    private static final Pattern TAG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern OLLAMA =
            Pattern.compile("([a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*(:[A-Za-z0-9_][A-Za-z0-9._-]*)?");
    private static final Pattern LM_STUDIO = Pattern.compile("([a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*");
    private static final int LONGEST_TAGLINE = 120;
    private static final int LONGEST_NAME = 80;
    /** Each former address is a page of its own, which costs time and room. */
    private static final int MOST_NAMES = 20;

    private static final LocalDate FIRST_TRANSFORMER = LocalDate.of(2017, 6, 12);
    /** Nothing in the catalogue is of a later one. */
    static final int LAST_YEAR = 2035;

    private static final List<String> KEYS = Arrays.stream(ModelCard.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    private final Located<ModelCard> located;
    private final ModelCard card;
    private final Problems problems;

    private CardChecks(Located<ModelCard> located, Problems problems) {
        this.located = located;
        this.card = located.value();
        this.problems = problems;
    }

    static void check(Located<ModelCard> card, Problems problems) {
        CardChecks checks = new CardChecks(card, problems);
        checks.address();
        checks.words();
        checks.released();
        checks.repositories();
        checks.registries();
        checks.sources();
    }

    private void address() {
        String[] path = located.file().split("/");
        String slug = slug(located);
        if (!Slug.isValid(slug)) report("", "the file name \"" + slug + "\" is no address of a page", Slug.RULE);
        String org = card.hub().org().toLowerCase(Locale.ROOT);
        if (!path[path.length - 2].equals(org))
            report(
                    "hub",
                    "belongs to \"" + org + "\", the file lies in \"" + path[path.length - 2] + "\"",
                    "move the file");
    }

    static String slug(Located<ModelCard> card) {
        String file = card.file();
        return file.substring(file.lastIndexOf('/') + 1, file.length() - ".yaml".length());
    }

    private void words() {
        oneLine("name", card.name(), LONGEST_NAME);
        oneLine("vendor", card.vendor(), LONGEST_NAME);
        card.family().ifPresent(family -> oneLine("family", family, LONGEST_NAME));
        oneLine("tagline", card.tagline(), LONGEST_TAGLINE);
        for (int i = 0; i < card.tags().size(); i++) {
            if (!TAG.matcher(card.tags().get(i)).matches())
                report("tags[" + i + "]", "is no tag", "lower-case words joined by dashes, such as tool-use");
        }
        unique("tags", card.tags());
        atMost("tags", card.tags());
        atMost("formerly", card.formerly());
    }

    private void atMost(String field, List<String> names) {
        if (names.size() > MOST_NAMES) report(field, "has " + names.size() + " entries", "keep at most " + MOST_NAMES);
    }

    private void oneLine(String field, String text, int longest) {
        if (text.indexOf('\n') >= 0) report(field, "has a line break", "write it on one line");
        if (text.codePointCount(0, text.length()) > longest)
            report(field, "is longer than " + longest + " characters: " + text.length(), "shorten it");
    }

    private void released() {
        card.released()
                .filter(day -> day.isBefore(FIRST_TRANSFORMER))
                .ifPresent(day -> report("released", "is before the first transformer: " + day, "check the year"));
        card.released()
                .filter(day -> day.getYear() > LAST_YEAR)
                .ifPresent(day -> report("released", "is far in the future: " + day, "check the year"));
    }

    private void repositories() {
        Set<RepoId> seen = new HashSet<>();
        card.files().byFormat().forEach((format, ids) -> {
            for (int i = 0; i < ids.size(); i++) {
                if (!seen.add(ids.get(i)))
                    report("files." + format.key() + "[" + i + "]", "is listed twice: " + ids.get(i), "keep one");
            }
        });
    }

    private void registries() {
        List<String> tags = card.runtimes().ollama();
        for (int i = 0; i < tags.size(); i++) {
            if (!OLLAMA.matcher(tags.get(i)).matches())
                report("runtimes.ollama[" + i + "]", "is no Ollama tag", "write it like llama3.2:1b");
        }
        unique("runtimes.ollama", tags);
        Optional<String> studio = card.runtimes().lmstudio();
        if (studio.isPresent() && !LM_STUDIO.matcher(studio.get()).matches())
            report("runtimes.lmstudio", "is no LM Studio id", "write it like llama-3.2-1b-instruct");
    }

    private void unique(String list, List<String> values) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) report(list + "[" + i + "]", "is listed twice: " + values.get(i), "keep one");
        }
    }

    /** Each source stands under the key it vouches for. */
    private void sources() {
        for (String key : card.sources().keySet()) {
            String top = key.replaceFirst("[.\\[].*", "");
            if (!KEYS.contains(top))
                report(
                        "sources." + key,
                        "is a source for no key of this file",
                        DidYouMean.or(top, KEYS, "name one of its keys"));
        }
    }

    private void report(String field, String problem, String fix) {
        problems.add(located.problem(field, problem, fix));
    }
}
