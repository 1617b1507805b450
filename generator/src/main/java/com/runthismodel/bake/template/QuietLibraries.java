package com.runthismodel.bake.template;

/** FreeMarker would look for logging libraries when its first class loads; mistakes in templates reach us as exceptions. */
public final class QuietLibraries {
    private static final String FREEMARKER = "org.freemarker.loggerLibrary";

    private QuietLibraries() {}

    /** Before its first class is loaded; what the command line sets with -D stays. */
    public static void prepare() {
        if (System.getProperty(FREEMARKER) == null) System.setProperty(FREEMARKER, "none");
    }
}
