package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;

/** What people find and press on the pages of parts. */
final class PartsPage {

    private PartsPage() {}

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static void press(Page page, String name) {
        button(page, name).click();
    }

    static Locator field(Page page, String name) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** A list, or another part of the page, by its name. */
    static Locator named(Page page, String name) {
        return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
    }

    static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Some text that somebody sees: a page may say it in a place for screen readers as well. */
    static void says(Page page, String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    /** As it stands now: read without barriers, and nowhere wider than the window. */
    static void isForEverybody(Page page) {
        assertThat(page.locator(".bones")).hasCount(0);
        assertThat(BrowserUsers.barriers(page)).isEmpty();
        assertThat(BrowserUsers.sideways(page)).isZero();
    }

    /** And on a phone thumbs meet what they press. */
    static void isForEverybody(Page page, Window window) {
        isForEverybody(page);
        if (window == Window.PHONE) {
            assertThat(BrowserUsers.smallTargets(page)).isEmpty();
        }
    }
}
