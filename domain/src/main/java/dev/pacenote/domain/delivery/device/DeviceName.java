package dev.pacenote.domain.delivery.device;

import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.VisibleText;
import java.util.List;

/** What its owner calls a device, such as "Firefox on the desk": one line of 1 to 60 characters. */
public record DeviceName(String value) {

    public static final int MAX_LENGTH = 60;

    /** In this order: each of them names the ones behind it as well. */
    private static final List<String> BROWSERS =
            List.of("Edg", "OPR", "Firefox", "Chrome", "Safari");

    public DeviceName {
        value = value.strip();
        if (VisibleText.isBlank(value)) {
            throw new InvalidValueException("required", "Please enter a name.");
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new InvalidValueException(
                    "too_long", "A name has at most " + MAX_LENGTH + " characters.");
        }
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) || isUnpaired(c))) {
            throw new InvalidValueException(
                    "invalid_characters", "A name cannot contain control characters.");
        }
    }

    private static boolean isUnpaired(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** For a device whose owner gave it none: what kind it is, or which browser it says it is. */
    public static DeviceName of(Platform platform, String userAgent) {
        return switch (platform) {
            case WEB -> ofBrowser(userAgent);
            case IOS -> new DeviceName("iPhone");
            case ANDROID -> new DeviceName("Android");
        };
    }

    /** What a browser says it is. */
    public static DeviceName ofBrowser(String userAgent) {
        return new DeviceName(
                BROWSERS.stream()
                        .filter(browser -> userAgent.contains(browser + "/"))
                        .findFirst()
                        .map(
                                browser ->
                                        switch (browser) {
                                            case "Edg" -> "Edge";
                                            case "OPR" -> "Opera";
                                            default -> browser;
                                        })
                        .orElse("Browser"));
    }

    @Override
    public String toString() {
        return value;
    }
}
