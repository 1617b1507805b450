package com.runthismodel.bake;

import com.runthismodel.bake.disk.PageWriter;
import com.runthismodel.bake.state.ModelState;
import com.runthismodel.bake.state.Packed;
import com.runthismodel.bake.template.Templates;
import com.runthismodel.page.DataFile;
import com.runthismodel.page.Output;
import com.runthismodel.page.Page;
import com.runthismodel.page.TextFile;
import com.runthismodel.page.site.Listed;
import com.runthismodel.page.site.SitePlan.About;
import com.runthismodel.page.site.SitePlan.Made;
import com.runthismodel.source.write.JsonWriter;
import com.runthismodel.source.write.Utf8;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Prints files to bytes, one thread's; whether everything is baked or what changed, a file comes from here. */
final class Press {
    /** Where a printed file goes. */
    interface Tray {
        void take(String path, byte[] bytes, int length) throws IOException;
    }

    private final Templates templates;
    private final Tray tray;
    private final Utf8 text = new Utf8(1 << 16);
    private final PageWriter writer = new PageWriter(text);

    Press(Templates templates, Tray tray) {
        this.templates = templates;
        this.tray = tray;
    }

    /** @return the bundles of scripts that the file asks for */
    Set<String> print(Output output) throws IOException, TemplateException {
        text.clear();
        Set<String> bundles = Set.of();
        if (output instanceof Page page) bundles = templates.render(page, writer);
        else if (output instanceof TextFile file) text.append(file.text());
        else if (output instanceof DataFile file) JsonWriter.line(file.value(), text);
        tray.take(output.path(), text.bytes(), text.length());
        return bundles;
    }

    /** What is kept of a model whose files have been printed. */
    ModelState keep(Made made, About about, Set<String> bundles) throws IOException, TemplateException {
        return new ModelState(
                about.model().file(),
                ModelState.repos(about.model()),
                Listed.of(templates.site(), about.line(), templates.row(about.line())),
                made.files().stream().map(Output::path).toList(),
                List.copyOf(new TreeSet<>(bundles)),
                Packed.of(about.runs()));
    }
}
