package dev.pacenote.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pacenote.lambda.JsonFunction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events as AWS documents them, in both formats. */
class HttpEventTest {

    private static HttpEvent read(String json) throws JsonProcessingException {
        return HttpEvent.of(JsonFunction.JSON.readTree(json.replace('\'', '"')));
    }

    @Test
    void an_event_of_an_http_api() throws JsonProcessingException {
        var event =
                read(
                        """
                        {'version':'2.0','rawPath':'/api/v1/users/search','rawQueryString':'username=Zo%C3%AB&x=a%20b',
                         'headers':{'authorization':'Bearer t','x-two':'1,2'},
                         'requestContext':{'stage':'$default','http':{'method':'GET','sourceIp':'192.0.2.7'}},
                         'isBase64Encoded':false}
                        """);

        assertThat(event.method()).isEqualTo("GET");
        assertThat(event.target()).isEqualTo("/api/v1/users/search?username=Zo%C3%AB&x=a%20b");
        assertThat(event.headers()).containsEntry("x-two", List.of("1,2"));
        assertThat(event.sourceAddress()).isEqualTo("192.0.2.7");
        assertThat(event.body().asByteArray()).isEmpty();
    }

    @Test
    void cookies_which_an_http_api_keeps_apart_are_one_line_again() throws JsonProcessingException {
        var event =
                read(
                        """
                        {'version':'2.0','rawPath':'/api/auth/me','cookies':['session=s','theme=dark'],
                         'headers':{'accept':'*/*'},'requestContext':{'http':{'method':'GET'}}}
                        """);

        assertThat(event.headers("cookie")).containsExactly("session=s; theme=dark");
    }

    @Test
    void a_stage_in_the_path_is_not_part_of_the_address() throws JsonProcessingException {
        var event =
                read(
                        """
                        {'version':'2.0','rawPath':'/live/health','requestContext':{'stage':'live','http':{'method':'GET'}}}
                        """);

        assertThat(event.target()).isEqualTo("/health");
    }

    @Test
    void what_came_unescaped_is_escaped_with_half_escapes_of_the_path_and_what_was_escaped_stays()
            throws JsonProcessingException {
        var event =
                read(
                        """
                        {'version':'2.0','rawPath':'/api/v1/maps/山%zz <b>|','rawQueryString':'q=%26|',
                         'requestContext':{'http':{'method':'GET'}}}
                        """);

        assertThat(event.target()).isEqualTo("/api/v1/maps/%E5%B1%B1%25zz%20%3Cb%3E%7C?q=%26%7C");
    }

    @Test
    void half_an_escape_stays_in_a_query_which_is_passed_on_as_it_came()
            throws JsonProcessingException {
        var event =
                read(
                        """
                        {'version':'2.0','rawPath':'/health','rawQueryString':'q=%zz&r=%',
                         'requestContext':{'http':{'method':'GET'}}}
                        """);

        assertThat(event.target()).isEqualTo("/health?q=%zz&r=%");
    }

    @Test
    void an_event_of_a_rest_api_repeats_what_was_repeated() throws JsonProcessingException {
        var event =
                read(
                        """
                        {'path':'/api/v1/users/alerts','httpMethod':'POST',
                         'multiValueHeaders':{'Accept':['a','b']},
                         'multiValueQueryStringParameters':{'page':['1','2'],'na me':['a&b=c']},
                         'requestContext':{'identity':{'sourceIp':'192.0.2.8'}},
                         'body':'eyJ4IjoxfQ==','isBase64Encoded':true}
                        """);

        assertThat(event.format()).isEqualTo(HttpEvent.Format.REST_API);
        assertThat(event.method()).isEqualTo("POST");
        assertThat(event.target()).isEqualTo("/api/v1/users/alerts?page=1&page=2&na+me=a%26b%3Dc");
        assertThat(event.headers()).containsEntry("Accept", List.of("a", "b"));
        assertThat(event.body().asUtf8String()).isEqualTo("{\"x\":1}");
        assertThat(event.sourceAddress()).isEqualTo("192.0.2.8");
    }
}
