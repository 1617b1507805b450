package com.runthismodel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Packages stand on floors and import only downwards; each library is known to one floor. */
@AnalyzeClasses(packages = "com.runthismodel", importOptions = DoNotIncludeTests.class)
class FloorsTest {
    private static final String HOME = "com.runthismodel.";

    @ArchTest
    static final ArchRule FLOORS = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("com.runthismodel..")
            .layer("unit")
            .definedBy(HOME + "unit..")
            .layer("source")
            .definedBy(HOME + "source..")
            .layer("hub")
            .definedBy(HOME + "hub..")
            .layer("catalog")
            .definedBy(HOME + "catalog..")
            .layer("estimate")
            .definedBy(HOME + "estimate..")
            .layer("snippet")
            .definedBy(HOME + "snippet..")
            .layer("page")
            .definedBy(HOME + "page..")
            .layer("bake")
            .definedBy(HOME + "bake..")
            .layer("command")
            .definedBy(HOME + "command..", "com.runthismodel")
            .whereLayer("source")
            .mayOnlyAccessLayers("unit")
            .whereLayer("unit")
            .mayNotAccessAnyLayer()
            .whereLayer("hub")
            .mayOnlyAccessLayers("source", "unit")
            .whereLayer("catalog")
            .mayOnlyAccessLayers("hub", "source", "unit")
            .whereLayer("estimate")
            .mayOnlyAccessLayers("catalog", "hub", "source", "unit")
            .whereLayer("snippet")
            .mayOnlyAccessLayers("catalog", "hub", "source", "unit")
            .whereLayer("page")
            .mayOnlyAccessLayers("estimate", "snippet", "catalog", "hub", "source", "unit")
            .whereLayer("bake")
            .mayOnlyAccessLayers("page", "estimate", "snippet", "catalog", "hub", "source", "unit")
            .whereLayer("command")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(HOME + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule JACKSON_ONLY_IN_SOURCE = onlyIn("source", "tools.jackson..", "com.fasterxml..");

    /** JBake reads Markdown with it, and nobody else reads Markdown. */
    @ArchTest
    static final ArchRule FLEXMARK_NOWHERE =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.vladsch..");

    @ArchTest
    static final ArchRule JBAKE_FREEMARKER_JSOUP_ONLY_IN_BAKE =
            onlyIn("bake", "org.jbake..", "freemarker..", "org.jsoup..", "org.apache.commons..");

    @ArchTest
    static final ArchRule PICOCLI_ONLY_IN_COMMAND = onlyIn("command", "picocli..");

    @ArchTest
    static final ArchRule NETWORK_ONLY_IN_HUB_CLIENT = onlyIn("hub.client", "java.net.http..");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_USE_THE_NETWORK = noClasses()
            .that(not(resideInAnyPackage(HOME + "command..", HOME + "hub.client..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOME + "hub.client..");

    @ArchTest
    static final ArchRule UNIT_KNOWS_ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage(HOME + "unit..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(HOME + "unit..", "java.."));

    private static ArchRule onlyIn(String floor, String... libraries) {
        return noClasses()
                .that(not(resideInAnyPackage(HOME + floor + "..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .as(String.join(", ", libraries) + " only on floor " + floor)
                .allowEmptyShould(true);
    }
}
