package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** How the lists of all models, devices and measured runs stand on a screen, and in which order. */
@Tag("browser")
class LongListTest {
    private Browser browser;

    @BeforeEach
    void freshBrowser() {
        browser = Browser.fresh();
    }

    /** Blocks cost little while nothing moves; a list in another order is one list, of every row once. */
    @Test
    void rowsComeInBlocksUntilTheyMove() {
        browser.open("models.html");
        int blocks = browser.all("#models tbody").size();
        int rows = rows().size();
        assertEquals((rows + 9) / 10, blocks);
        browser.one("#sort").sendKeys("name");
        assertEquals(1, browser.all("#models tbody").size());
        assertEquals(rows, rows().size());
        List<String> names = shown();
        assertEquals(names.stream().distinct().count(), names.size());
        assertEquals(
                names.stream().sorted(String.CASE_INSENSITIVE_ORDER).limit(5).toList(), names.subList(0, 5));
        browser.one("#q").sendKeys("qwen3");
        assertTrue(shown().size() < rows && shown().size() > 5, () -> shown().toString());
        browser.button("Clear all filters").click();
        assertEquals(names, shown());
    }

    /** A block lays its rows out for itself and shows nothing beyond its edge: columns must not ask for more room than there is. */
    @Test
    void noColumnOfALongListIsCut() {
        for (int width : new int[] {320, 640, 800, 1026, 1040, 1280})
            for (String page :
                    List.of("models.html#gpu=nvidia-geforce-rtx-3090&n=2", "devices.html", "measured.html")) {
                browser.look("light", width);
                browser.open("404.html");
                browser.open(page);
                if (page.startsWith("models")) browser.awaitText("#models .v", "t/s");
                Object wide = browser.script(
                        "return [...document.querySelectorAll('.rows :is(thead, tbody) > tr')].filter(row => row.parentNode.offsetWidth > 1).slice(0, 40)"
                                + ".flatMap(row => [row, ...row.cells]).filter(e => e.scrollWidth > e.clientWidth + 1)"
                                + ".map(e => e.textContent)");
                assertEquals(List.of(), wide, () -> page + " at " + width);
            }
        browser.look("light", 1280);
    }

    /** What is not known comes last in every order. */
    @Test
    void newestFirstAndUnknownDaysLast() {
        browser.open("models.html?sort=released");
        List<?> days = (List<?>) browser.script(
                "return Array.from(document.querySelectorAll('#models tbody tr'), row => row.cells[5].textContent)");
        int known = (int) days.stream().filter(day -> !day.equals("–")).count();
        assertTrue(known > 0 && known < days.size(), () -> known + " of " + days.size());
        assertFalse(days.subList(0, known).contains("–"));
        List<String> sorted = days.subList(0, known).stream()
                .map(Object::toString)
                .sorted(Comparator.reverseOrder())
                .toList();
        assertEquals(sorted, days.subList(0, known));
    }

    private List<WebElement> rows() {
        return browser.all("#models tbody tr");
    }

    private List<String> shown() {
        List<?> names = (List<?>)
                browser.script(
                        "return Array.from(document.querySelectorAll('#models tbody tr:not([hidden]) th'), th => th.textContent)");
        return names.stream().map(Object::toString).toList();
    }
}
