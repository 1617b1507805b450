package com.runthismodel.page.model;

import com.runthismodel.page.Head;
import com.runthismodel.page.Html;
import com.runthismodel.page.Page;
import java.util.List;

/** What {@code model.ftlh} gets: the sheet, and the same figures as pictures and as JSON-LD. */
public record ModelPage(Head head, ModelSheet sheet, Pictures pictures, Html jsonLd, List<Link> contents)
        implements Page {
    public ModelPage {
        contents = List.copyOf(contents);
    }

    @Override
    public String path() {
        return "models/" + sheet.slug() + ".html";
    }

    @Override
    public String template() {
        return "model.ftlh";
    }
}
