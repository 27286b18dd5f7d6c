package dev.pacenote.adapters.out.aws.platform;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.configuration.WebAddress;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.net.URI;
import java.util.Optional;

/**
 * Where the services of AWS are.
 *
 * @param secrets path in the Parameter Store; read before this record is
 * @param largeAnswers the bucket of files that are too large for an answer
 * @param cdnSecret what the content delivery network in front sends with each request
 * @param endpoint a stand-in for all services
 */
@ConfigurationProperties("aws-services")
@Requires(property = "aws-services.region")
@VariableGroup(title = "AWS", order = 520)
public record AwsConfiguration(
        @Variable(
                        value = AwsConfiguration.REGION,
                        functionsNeedIt = true,
                        neededWith = {
                            "MAIL_TRANSPORT=ses",
                            "SESSION_STORE=dynamodb",
                            "PARTS_STORE=dynamodb",
                            "SEARCH_QUEUE=sqs"
                        },
                        otherwise =
                                "set by Lambda; required by a server that uses SES, DynamoDB, SQS or S3",
                        meaning =
                                "where all of it is; credentials are found as the AWS SDK finds them, not"
                                        + " in `.env`")
                String region,
        @Variable(
                        value = AwsConfiguration.SECRETS,
                        readBy = ReadBy.FUNCTIONS,
                        meaning =
                                "path in the Parameter Store; every parameter below it is a variable")
                Optional<String> secrets,
        @Variable(
                        value = "LARGE_ANSWERS_BUCKET",
                        readBy = ReadBy.FUNCTIONS,
                        meaning =
                                "S3 bucket of files that are larger than the 6 MB of an answer; it must"
                                        + " delete them after a day. Unset means that such a file is"
                                        + " refused")
                Optional<String> largeAnswers,
        @Variable(
                        value = "CDN_SECRET",
                        readBy = ReadBy.FUNCTIONS,
                        secret = true,
                        meaning =
                                "what the content delivery network in front of the gateway sends as"
                                        + " `X-Cdn-Secret`; then the client is whom it names last in"
                                        + " `X-Forwarded-For`. Unset: whoever the gateway talks with")
                Optional<String> cdnSecret,
        @Variable(
                        value = "AWS_ENDPOINT_URL",
                        must = WebAddress.MUST,
                        otherwise = "AWS's own",
                        meaning = "a stand-in for all services")
                Optional<WebAddress> endpoint,
        @Variable(
                        value = "AWS_ENDPOINT_URL_DYNAMODB",
                        must = WebAddress.MUST,
                        otherwise = "`AWS_ENDPOINT_URL`",
                        meaning = "one for DynamoDB")
                Optional<WebAddress> dynamoEndpoint,
        @Variable(
                        value = "AWS_ENDPOINT_URL_SQS",
                        must = WebAddress.MUST,
                        otherwise = "`AWS_ENDPOINT_URL`",
                        meaning = "one for SQS")
                Optional<WebAddress> sqsEndpoint,
        @Variable(
                        value = "AWS_ENDPOINT_URL_SNS",
                        readBy = ReadBy.FUNCTIONS,
                        must = WebAddress.MUST,
                        otherwise = "`AWS_ENDPOINT_URL`",
                        meaning = "one for SNS")
                Optional<WebAddress> snsEndpoint,
        @Variable(
                        value = "AWS_ENDPOINT_URL_SESV2",
                        must = WebAddress.MUST,
                        otherwise = "`AWS_ENDPOINT_URL`",
                        meaning = "one for SES")
                Optional<WebAddress> sesEndpoint,
        @Variable(
                        value = "AWS_ENDPOINT_URL_S3",
                        must = WebAddress.MUST,
                        otherwise = "`AWS_ENDPOINT_URL`",
                        meaning = "one for S3")
                Optional<WebAddress> bucketEndpoint,
        @Variable(
                        value = AwsConfiguration.SSM_ENDPOINT,
                        readBy = ReadBy.FUNCTIONS,
                        must = WebAddress.MUST,
                        otherwise = "AWS's own",
                        meaning = "one for the Parameter Store")
                Optional<WebAddress> ssmEndpoint) {

    public static final String REGION = "AWS_REGION";
    public static final String SECRETS = "PACENOTE_SECRETS";
    public static final String SSM_ENDPOINT = "AWS_ENDPOINT_URL_SSM";

    /** Where the services are, if elsewhere than usual. */
    public record Endpoints(
            Optional<URI> dynamo,
            Optional<URI> sqs,
            Optional<URI> sns,
            Optional<URI> ses,
            Optional<URI> s3) {}

    @Override
    public String toString() {
        return "AwsConfiguration[region=" + region + "]";
    }

    /** One service's endpoint each, or that of all of them. */
    public Endpoints endpoints() {
        return new Endpoints(
                or(dynamoEndpoint),
                or(sqsEndpoint),
                or(snsEndpoint),
                or(sesEndpoint),
                or(bucketEndpoint));
    }

    /** Where browsers reach a bucket, such as {@code https://bucket.example}. */
    public String bucketOrigin(String bucket) {
        return endpoints()
                .s3()
                .map(address -> address.getScheme() + "://" + address.getAuthority())
                .orElseGet(() -> "https://" + bucket + ".s3." + region + ".amazonaws.com");
    }

    private Optional<URI> or(Optional<WebAddress> one) {
        return one.or(() -> endpoint).map(WebAddress::uri);
    }
}
