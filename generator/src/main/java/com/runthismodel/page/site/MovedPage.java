package com.runthismodel.page.site;

import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.DataFile;
import com.runthismodel.page.Head;
import com.runthismodel.page.Output;
import com.runthismodel.page.Page;
import com.runthismodel.page.TextFile;
import java.util.ArrayList;
import java.util.List;

/**
 * At the address a model had before: leads on by itself on any host, and from a disk.
 *
 * @param name what moved
 * @param target its page, from the site's root
 * @param link the same from here
 */
public record MovedPage(Head head, String path, String name, String target, String link) implements Page {
    /** Every old address of a model: its page leads on, the twins that programs read hold what they hold today. */
    static List<Output> all(Site site, Model model, List<Output> today) {
        List<Output> moved = new ArrayList<>();
        for (String former : model.card().formerly()) {
            moved.add(of(site, model, former));
            for (Output output : today) {
                String path = renamed(output.path(), model, former);
                if (output instanceof TextFile twin) moved.add(new TextFile(path, twin.text()));
                if (output instanceof DataFile twin) moved.add(new DataFile(path, twin.value()));
            }
        }
        return moved;
    }

    private static MovedPage of(Site site, Model model, String former) {
        String name = model.card().name();
        Head head = new Head(
                Head.titleOf(name, " has moved", " · " + site.name()),
                Head.cut("The page of " + name + " has a new address.", Head.DESCRIPTION_LIMIT),
                List.of());
        String link = model.slug() + ".html";
        return new MovedPage(head, "models/" + former + ".html", name, "models/" + link, link);
    }

    private static String renamed(String path, Model model, String former) {
        int name = path.lastIndexOf('/') + 1;
        return path.substring(0, name)
                + former
                + path.substring(name + model.slug().length());
    }

    @Override
    public String template() {
        return "moved.ftlh";
    }
}
