package dev.pacenote.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.assembly.configuration.AwsConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Secrets from AWS's Parameter Store: every parameter below the path that {@code PACENOTE_SECRETS}
 * names is a variable. What stands in the environment itself goes before.
 *
 * <p>It is one call, so the service's own client, a sixth of the whole package, stays out.
 */
final class ParameterStore {

    static final String PATH = AwsConfiguration.SECRETS;

    /** What a parameter holds before somebody has put the secret in. */
    static final String NOT_SET = "not set";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SdkHttpClient http;
    private final URI endpoint;
    private final String region;

    private ParameterStore(SdkHttpClient http, Map<String, String> environment) {
        this.http = http;
        this.region = environment.getOrDefault(AwsConfiguration.REGION, "us-east-1");
        this.endpoint =
                URI.create(
                        Optional.ofNullable(environment.get(AwsConfiguration.SSM_ENDPOINT))
                                .orElse("https://ssm." + region + ".amazonaws.com"));
    }

    static Map<String, String> withSecrets(Map<String, String> environment) {
        var path = environment.get(PATH);
        if (path == null) {
            return environment;
        }
        try (var http = UrlConnectionHttpClient.create()) {
            var all = new ParameterStore(http, environment).below(path);
            all.putAll(environment);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("the secrets cannot be read", e);
        }
    }

    /** By the last part of their names, page by page. */
    private Map<String, String> below(String path) throws IOException {
        var found = new HashMap<String, String>();
        var question =
                JSON.createObjectNode()
                        .put("Path", path)
                        .put("Recursive", true)
                        .put("WithDecryption", true);
        boolean more = true;
        while (more) {
            var answer = ask(question.toString());
            for (var parameter : answer.path("Parameters")) {
                var name = parameter.path("Name").asText();
                var value = parameter.path("Value").asText();
                if (!value.equals(NOT_SET)) {
                    found.put(name.substring(name.lastIndexOf('/') + 1), value);
                }
            }
            more = answer.hasNonNull("NextToken");
            question.put("NextToken", answer.path("NextToken").asText());
        }
        return found;
    }

    private JsonNode ask(String question) throws IOException {
        var request =
                SdkHttpRequest.builder()
                        .uri(endpoint)
                        .method(SdkHttpMethod.POST)
                        .putHeader("Content-Type", "application/x-amz-json-1.1")
                        .putHeader("X-Amz-Target", "AmazonSSM.GetParametersByPath")
                        .build();
        try (var credentials = DefaultCredentialsProvider.builder().build()) {
            var signed =
                    AwsV4HttpSigner.create()
                            .sign(
                                    sign ->
                                            sign.identity(credentials.resolveCredentials())
                                                    .request(request)
                                                    .payload(
                                                            ContentStreamProvider.fromUtf8String(
                                                                    question))
                                                    .putProperty(
                                                            AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                                            "ssm")
                                                    .putProperty(
                                                            AwsV4HttpSigner.REGION_NAME, region));
            var answer =
                    http.prepareRequest(
                                    HttpExecuteRequest.builder()
                                            .request(signed.request())
                                            .contentStreamProvider(signed.payload().orElseThrow())
                                            .build())
                            .call();
            if (!answer.httpResponse().isSuccessful()) {
                throw new IOException(
                        "the Parameter Store answered " + answer.httpResponse().statusCode());
            }
            try (var body = answer.responseBody().orElseThrow()) {
                return JSON.readTree(body);
            }
        }
    }
}
