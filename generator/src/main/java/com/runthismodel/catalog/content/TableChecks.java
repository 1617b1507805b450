package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Licence;
import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.catalog.Slug;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Licences, runtimes and quantizations: ids that can be referred to, links that can be followed, layouts that hold. */
final class TableChecks {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    private final Problems problems;

    private TableChecks(Problems problems) {
        this.problems = problems;
    }

    static void check(RawContent raw, Problems problems) {
        TableChecks checks = new TableChecks(problems);
        checks.licences(raw.licences());
        raw.runtimes().forEach(checks::runtime);
        raw.quantizations().ifPresent(checks::layouts);
    }

    private void licences(List<Located<Licence>> licences) {
        Map<String, Integer> lines = new HashMap<>();
        for (Located<Licence> licence : licences) {
            String id = licence.value().id();
            if (!ID.matcher(id).matches())
                problems.add(licence.problem("id", "is no id: \"" + id + "\"", "as the Hub writes it, lower case"));
            Integer earlier = lines.putIfAbsent(id, licence.node().place().line());
            if (earlier != null)
                problems.add(licence.problem("id", "\"" + id + "\" is already on line " + earlier, "keep one"));
            licence.value().link().ifPresent(link -> link(licence, "link", link));
        }
    }

    private void runtime(Located<Runtime> runtime) {
        String stem = runtime.file().replaceFirst(".*/(.*)\\.yaml", "$1");
        if (!stem.equals(runtime.value().id()))
            problems.add(runtime.problem("id", "must be the name of the file, \"" + stem + "\"", "rename one of them"));
        if (!Slug.isValid(stem)) problems.add(runtime.problem("id", "is no id", Slug.RULE));
        link(runtime, "home", runtime.value().home());
    }

    private void link(Located<?> located, String field, String link) {
        if (!WebAddress.isValid(link))
            problems.add(located.problem(field, "is no https address", "write https://… without spaces or quotes"));
    }

    /** The file shows the layouts, the enum computes with them: a page must not say one and count the other. */
    private void layouts(Located<Quantizations> table) {
        List<Quantizations.TensorLayout> layouts = table.value().tensorTypes();
        for (int i = 0; i < layouts.size(); i++) {
            Quantizations.TensorLayout layout = layouts.get(i);
            String field = "tensorTypes[" + i + "]";
            TensorType.named(layout.name())
                    .filter(type ->
                            type.blockWeights() != layout.blockWeights() || type.blockBytes() != layout.blockBytes())
                    .ifPresent(type -> problems.add(table.problem(
                            field,
                            layout.name() + " is computed with " + type.blockWeights() + " weights in "
                                    + type.blockBytes() + " bytes",
                            "write the same here")));
        }
        for (TensorType type : TensorType.values()) {
            if (table.value().tensorType(type.name()).isEmpty())
                problems.add(table.problem("tensorTypes", type + " is computed with but not listed", "list it"));
        }
    }
}
