package dev.pacenote.application.parts.attachment;

import dev.pacenote.domain.parts.attachment.FileName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The header that has a browser save a file under its name instead of showing it. */
public final class ContentDisposition {

    private ContentDisposition() {}

    /** By RFC 6266: a name of ASCII for whoever knows no other, and the whole one. */
    public static String of(FileName name) {
        var plain = name.value().replaceAll("[^ -~]", "_").replace("\\", "_").replace("%", "_");
        var whole = URLEncoder.encode(name.value(), StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\""
                + plain
                + "\"; filename*=UTF-8''"
                + whole.replace("*", "%2A");
    }
}
