package dev.pacenote.configuration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A record with a component of each kind. */
@ConfigurationProperties("sample")
@VariableGroup(title = "Sample", order = 1)
public record Sample(
        @Variable(value = "SAMPLE_TEXT", meaning = "text") @Bindable(defaultValue = "as it is")
                String text,
        @Variable(value = "SAMPLE_NUMBER", min = 1, max = 9, meaning = "number")
                @Bindable(defaultValue = "5")
                int number,
        @Variable(value = "SAMPLE_KIND", meaning = "kind") @Bindable(defaultValue = "one")
                Kind kind,
        @Variable(value = "SAMPLE_TIME", must = "be a time", meaning = "time")
                Optional<LocalTime> time,
        @Variable(value = "SAMPLE_LIST", meaning = "list") @Bindable(defaultValue = "")
                List<String> list,
        @Variable(
                        value = "SAMPLE_URL",
                        alias = "SAMPLE_ADDRESS",
                        must = WebAddress.MUST,
                        meaning = "address")
                Optional<WebAddress> url,
        @Variable(
                        value = "SAMPLE_SECRET",
                        secret = true,
                        functionsNeedIt = true,
                        meaning = "secret")
                Optional<String> secret,
        @Variable(value = "SAMPLE_SERVER", readBy = ReadBy.SERVER, meaning = "server")
                @Bindable(defaultValue = "none")
                String server,
        @Variable(
                        value = "SAMPLE_PARTNER",
                        neededWith = "SAMPLE_KIND=other_one",
                        meaning = "what one kind needs")
                Optional<String> partner)
        implements SelfChecked {

    /** A choice. */
    public enum Kind {
        ONE,
        OTHER_ONE
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return kind == Kind.OTHER_ONE && !given.test("SAMPLE_TIME")
                ? Stream.of("SAMPLE_KIND other_one needs SAMPLE_TIME.")
                : Stream.empty();
    }

    @Override
    public String toString() {
        return "Sample[hidden]";
    }
}
