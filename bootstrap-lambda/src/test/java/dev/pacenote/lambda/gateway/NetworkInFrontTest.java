package dev.pacenote.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.aws.platform.AwsConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;

class NetworkInFrontTest {

    private static final String NETWORK = "198.51.100.1";
    private static final String SECRET = "f3b1";

    private static String client(Map<String, List<String>> headers, String secret) {
        return new NetworkInFront(Optional.ofNullable(secret))
                .clientOf(
                        new HttpEvent(
                                HttpEvent.Format.HTTP_API,
                                "GET",
                                "/health",
                                headers,
                                SdkBytes.fromUtf8String(""),
                                NETWORK));
    }

    private static Map<String, List<String>> through(String... forwarded) {
        return Map.of("X-Cdn-Secret", List.of(SECRET), "X-Forwarded-For", List.of(forwarded));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9, 198.51.100.1        | 203.0.113.9",
                "203.0.113.9                      | 203.0.113.9",
                "1.1.1.1, 203.0.113.9,198.51.100.1| 203.0.113.9",
                "198.51.100.1, 198.51.100.1       | 198.51.100.1",
                "2001:db8::7, 198.51.100.1        | 2001:db8::7",
                "198.51.100.1                     | 198.51.100.1",
                "'203.0.113.9, '                  | 198.51.100.1",
                "' '                              | 198.51.100.1",
            })
    void whom_the_network_names_last_is_the_client(String forwarded, String client) {
        assertThat(client(through(forwarded), SECRET)).isEqualTo(client);
    }

    @Test
    void the_last_line_counts_where_there_are_several() {
        assertThat(client(through("1.1.1.1", "203.0.113.9, " + NETWORK), SECRET))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void a_network_that_names_nobody_is_itself_the_client() {
        assertThat(client(Map.of("x-cdn-secret", List.of(SECRET)), SECRET)).isEqualTo(NETWORK);
    }

    @Test
    void whoever_does_not_bring_the_secret_names_nobody() {
        var forged = through("203.0.113.9");

        assertThat(client(forged, null)).as("none is set").isEqualTo(NETWORK);
        assertThat(client(forged, "another")).isEqualTo(NETWORK);
        assertThat(client(Map.of("X-Forwarded-For", List.of("203.0.113.9")), SECRET))
                .isEqualTo(NETWORK);
    }

    @Test
    void the_secret_is_not_in_the_words_of_the_configuration() {
        var aws =
                new AwsConfiguration(
                        "eu-central-1",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(SECRET),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        assertThat(aws.cdnSecret()).contains(SECRET);
        assertThat(aws.toString()).contains("eu-central-1").doesNotContain(SECRET);
    }
}
