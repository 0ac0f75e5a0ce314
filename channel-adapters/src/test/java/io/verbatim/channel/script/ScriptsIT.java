package io.verbatim.channel.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.script.ScriptResult.Kind;
import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScriptsIT {

    private static Sand box;

    @BeforeAll
    static void open() {
        box = Sand.box();
    }

    @AfterAll
    static void close() {
        box.close();
    }

    @Test
    void answersTheReturnedLabel() {
        assertThat(box.ran("return args.total > 100 ? 'large' : 'small'", Map.of("total", 120), Map.of()).label()).isEqualTo("large");
        assertThat(box.ran("return 7").label()).isEqualTo("7");
        assertThat(box.ran("return {a: 1}").label()).isNull();
        assertThat(box.ran("").label()).isNull();
    }

    @Test
    void tellsWhichVariablesChanged() {
        var before = Map.<String, Object>of("same", List.of(1.5), "deep", Map.of("list", List.of(1, 2)), "old", "x", "count", 1);

        var ran = box.ran("variables.deep.list.push(3); delete variables.old; variables.count += 1; variables.fresh = [true, null]",
            Map.of(), before);

        assertThat(ran.changed()).containsOnlyKeys("deep", "count", "fresh").containsEntry("count", 2)
            .containsEntry("deep", Map.of("list", List.of(1, 2, 3)));
        assertThat(ran.removed()).containsExactly("old");
    }

    @Test
    void showsWhatIsInternalAndLetsNobodyChangeIt() {
        assertThat(box.ran("return internal.channel.kind").label()).isEqualTo("api");
        assertThat(box.failed(Kind.THREW, "internal.channel.kind = 'x'").message()).contains("TypeError");
    }

    @Test
    void waitsAtTheTopLevel() {
        var ran = box.ran("let n = 0; const later = () => new Promise(r => _.delay(r, 50)); await later(); n++; await later(); return n");

        assertThat(ran.label()).isEqualTo("1");
    }

    @Test
    void doesWhatTheBuilderSends() {
        var ran = box.ran("""
            ChatlayerResponseBuilder().addSessionVariable('order', {state: 'sent'}).addMessage('Hello').setNextDialogState('bye')
                .addQuickReplies({title: 'Which?', quickReplies: [{title: 'A', payload: {nextDialogstateId: 'a'}}]})
                .addButtonGroup({title: 'More', buttons: [{type: 'web_url', title: 'Site', url: 'https://example.com'}]})
                .addCarousel([{title: 'One', buttons: []}]).addMediaMessage({type: 'image', url: 'https://example.com/a.png'}).send()""",
            Map.of(), Map.of("order", Map.of("no", 5)));

        assertThat(ran.changed()).containsEntry("order", Map.of("no", 5, "state", "sent"));
        assertThat(ran.next()).isEqualTo("bye");
        assertThat(ran.messages()).extracting(message -> message.get("type"))
            .containsExactly("text", "quickReplies", "buttons", "carousel", "media");
        assertThat(ran.messages().getFirst()).containsEntry("config", Map.of("textMessages", List.of(Map.of("text", "Hello"))));
    }

    @Test
    void doesNotMindWhetherTheBuilderIsMadeAnew() {
        var ran = box.ran("const answer = new ChatlayerResponseBuilder(); answer.addMessage('Hello'); answer.send()");

        assertThat(ran.messages()).hasSize(1);
    }

    @Test
    void doesNothingThatIsNotSent() {
        var ran = box.ran("ChatlayerResponseBuilder().addSessionVariable('a', {b: 1}).addMessage('Hello').setNextDialogState('bye')");

        assertThat(ran.changed()).isEmpty();
        assertThat(ran.messages()).isEmpty();
        assertThat(ran.next()).isNull();
    }

    @Test
    void hasLodash() {
        assertThat(box.ran("return _.chain([3, 1, 2]).sortBy().map(n => n * 2).join('-').value() + _.camelCase(' so it is')").label())
            .isEqualTo("2-4-6soItIs");
    }

    @Test
    void keepsWhatIsLogged() {
        assertThat(box.ran("console.log('a', 1, {b: [2]}, undefined)").logs()).containsExactly("a 1 {\"b\":[2]} undefined");
        assertThat(box.failed(Kind.THREW, "console.log('before'); null.x").logs()).containsExactly("before");
    }

    @Test
    void fetchesByWayOfTheServer() {
        try (var server = FakeBackend.start().will(Behaviour.says("one"), Behaviour.says("two"))) {
            var ran = box.ran("""
                const post = {method: 'post', headers: {'X-A': 1, 'Content-Type': 'application/json'}, body: JSON.stringify({q: 1})}
                const first = await fetch(args.url, post)
                const [second, third] = await Promise.all([fetch(args.url), fetch(args.url)])
                const texts = [(await first.json()).content, (await second.json()).content]
                return [first.ok, first.status, texts, third.headers.get('content-type')].join()""", Map.of("url", server.url()), Map.of());

            assertThat(ran.label()).isEqualTo("true,200,one,two,application/json");
            assertThat(server.received()).hasSize(3);
            assertThat(server.received().getFirst().body()).isEqualTo("{\"q\":1}");
            assertThat(server.received().getFirst().line()).startsWith("POST ");
        }
    }

    @Test
    void fetchesNothingFromWithinTheNetwork() {
        var ran = box.ran("try { await fetch('http://169.254.169.254/latest') } catch (e) { return e.message }");

        assertThat(ran.label()).startsWith("fetch failed: ");
    }

    @Test
    void fetchesTenTimesAtMost() {
        try (var server = FakeBackend.start()) {
            var failed = box.run("for (let i = 0; i < 11; i++) { await fetch(args.url) }", Map.of("url", server.url()), Map.of());

            assertThat(failed).isInstanceOfSatisfying(ScriptResult.Failed.class,
                reason -> assertThat(reason.message()).contains("Too many fetches"));
            assertThat(server.received()).hasSize(10);
        }
    }

    @Test
    void namesTheLineOfAnError() {
        assertThat(box.failed(Kind.THREW, "\n\nthrow new Error('no')"))
            .satisfies(failed -> assertThat(failed.line()).isEqualTo(3))
            .satisfies(failed -> assertThat(failed.message()).isEqualTo("Line 3: Error: no"));
        assertThat(box.failed(Kind.THREW, "throw 'text'").message()).isEqualTo("text");
        assertThat(box.failed(Kind.SYNTAX, "\nlet = = 1").line()).isEqualTo(2);
    }

    @Test
    void findsWhatIsNoJavaScriptWithoutRunningIt() throws InterruptedException {
        assertThat(box.scripts.syntaxErrors("ws_1", "\nlet a = ;")).singleElement().asString().startsWith("Line 2: SyntaxError");
        assertThat(box.scripts.syntaxErrors("ws_1", "while (true) { } // await nothing")).isEmpty();
        assertThat(box.scripts.syntaxErrors("ws_1", "return await fetch('https://example.com')")).isEmpty();
    }
}
