package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.TextFile;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The days of the changes page as an Atom feed (RFC 4287), which needs a day to say when it was updated. */
final class ChangesFeed {
    static final String PATH = "changes.xml";
    private static final int MOST_ENTRIES = 20;

    private final Site site;
    private final XMLStreamWriter xml;

    private ChangesFeed(Site site, XMLStreamWriter xml) {
        this.site = site;
        this.xml = xml;
    }

    static TextFile of(Site site, List<ChangesPage.Day> days) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new ChangesFeed(site, xml).feed(days);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a StringWriter takes everything", e);
        }
        return new TextFile(PATH, text.append('\n').toString());
    }

    private void feed(List<ChangesPage.Day> days) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        element("id", site.url(PATH));
        element("title", site.name() + ": changes");
        element("updated", midnight(days.get(0)));
        link("self", site.url(PATH));
        link("alternate", site.url(ChangesPage.PATH));
        xml.writeStartElement("author");
        element("name", site.name());
        xml.writeEndElement();
        for (ChangesPage.Day day : days.subList(0, Math.min(MOST_ENTRIES, days.size()))) entry(day);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(ChangesPage.Day day) throws XMLStreamException {
        String address = site.url(ChangesPage.PATH) + "#d" + day.date();
        xml.writeStartElement("entry");
        element("id", address);
        element("title", day.date() + ": " + day.count());
        element("updated", midnight(day));
        link("alternate", address);
        element("content", text(day));
        xml.writeEndElement();
    }

    private static String text(ChangesPage.Day day) {
        StringBuilder text = new StringBuilder();
        day.summaries().forEach(summary -> text.append(summary).append('\n'));
        for (ChangedPages group : day.groups()) {
            text.append(group.pages().stream().map(ChangedPages.Link::title).collect(Collectors.joining(", ")));
            if (group.more() > 0) text.append(" and ").append(group.more()).append(" more");
            text.append(" (").append(group.kind()).append(")\n");
            group.what().forEach(line -> text.append("  ").append(line).append('\n'));
        }
        return text.toString();
    }

    /** A record knows its day; feeds want a time. */
    private static String midnight(ChangesPage.Day day) {
        return day.date() + "T00:00:00Z";
    }

    private void link(String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
