package dev.pacenote.adapters.out.email.delivery;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;

/** The templates of all mails, compiled: each feature fills its own. */
@Singleton
public final class MailTemplates {

    private final TemplateEngine html =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "dev.pacenote.adapters.out.email.html");
    private final TemplateEngine text =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Plain, null, "dev.pacenote.adapters.out.email.text");

    /**
     * @param template its file, without {@code .jte}
     */
    public String html(String template, Object view) {
        return render(html, template, view);
    }

    /**
     * @param template its file, without {@code .jte}
     */
    public String text(String template, Object view) {
        return render(text, template, view);
    }

    private static String render(TemplateEngine engine, String template, Object view) {
        var output = new StringOutput();
        engine.render(template + ".jte", view, output);
        return output.toString();
    }
}
