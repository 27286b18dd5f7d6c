package dev.pacenote.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.aws.platform.AwsConfiguration;
import dev.pacenote.adapters.out.aws.platform.S3Clients;
import dev.pacenote.configuration.WebAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web app may load from the bucket's address in its region, and from no other (infra). */
class LargeAnswersTest {

    @BeforeAll
    static void sign() {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
    }

    private static URI address(String region, Optional<URI> standIn) {
        var aws =
                new AwsConfiguration(
                        region,
                        Optional.empty(),
                        Optional.of("answers"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        standIn.map(WebAddress::new),
                        Optional.empty());
        try (var presigner = new S3Clients().presigner(aws)) {
            return URI.create(
                    presigner
                            .presignGetObject(
                                    sign ->
                                            sign.signatureDuration(Duration.ofMinutes(1))
                                                    .getObjectRequest(
                                                            get -> get.bucket("answers").key("x")))
                            .url()
                            .toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "us-west-2", "eu-central-1"})
    void an_address_names_the_bucket_in_its_region(String region) {
        var address = address(region, Optional.empty());

        assertThat(address.getScheme()).isEqualTo("https");
        assertThat(address.getHost()).isEqualTo("answers.s3." + region + ".amazonaws.com");
        assertThat(address.getQuery()).contains("/" + region + "/s3/aws4_request");
    }

    @Test
    void a_stand_in_is_asked_where_it_is() {
        var address = address("us-east-1", Optional.of(URI.create("http://127.0.0.1:4566")));

        assertThat(address.getAuthority()).isEqualTo("127.0.0.1:4566");
        assertThat(address.getPath()).isEqualTo("/answers/x");
    }
}
