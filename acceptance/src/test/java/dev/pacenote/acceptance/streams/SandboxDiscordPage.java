package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of the sandbox's Discord, as anybody sees it. */
record SandboxDiscordPage(Guests anybody) {

    static final String PATH = "/sandbox/discord";

    String text() {
        var page = anybody.open(PATH, "");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        return page.body();
    }

    /** Everything after the button. */
    String channels() {
        return text().replaceFirst("(?s).*(</form>|again\\.</p>)", "");
    }
}
