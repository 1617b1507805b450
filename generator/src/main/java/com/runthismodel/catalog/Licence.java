package com.runthismodel.catalog;

import com.runthismodel.source.Doc;
import java.util.Optional;

/** A row of {@code content/licences.yaml}. */
public record Licence(
        @Doc(value = "Id as the Hub writes it", example = "apache-2.0")
        String id,

        @Doc(value = "Name in full", example = "Apache License 2.0")
        String name,

        @Doc("Where its text is") Optional<String> link,
        @Doc("Its conditions in one sentence of our own") String conditions,
        @Doc("May the model be used commercially?") Commercial commercial) {

    public enum Commercial {
        YES,
        WITH_CONDITIONS,
        NO,
        UNKNOWN
    }
}
