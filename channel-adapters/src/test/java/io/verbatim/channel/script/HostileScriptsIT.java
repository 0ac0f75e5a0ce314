package io.verbatim.channel.script;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.script.ScriptResult.Failed;
import io.verbatim.channel.script.ScriptResult.Kind;
import io.verbatim.channel.script.ScriptResult.Ran;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** They have processes of their own, so they run beside the tests of the one product, one after the other. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("hostile scripts")
class HostileScriptsIT {

    private static Sand box;
    private static Sand impatient;

    @BeforeAll
    static void open() {
        box = Sand.box();
        impatient = Sand.impatient();
    }

    @AfterAll
    static void close() {
        box.close();
        impatient.close();
    }

    @AfterEach
    void theNextScriptRunsAsIfNothingHadBeen() {
        assertThat(box.ran("return Object.keys(globalThis).sort().join() + _.size([1, 2])").label())
            .isEqualTo("ChatlayerResponseBuilder,_,args,clearTimeout,console,fetch,internal,setTimeout,variables2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"while (true) { }", "const f = () => Promise.resolve().then(f); await f()",
        "const f = () => { setTimeout(f, 0) }; f(); await new Promise(() => { })"})
    void endlessLoopsEnd(String source) {
        assertThat(impatient.run(source)).isInstanceOfSatisfying(Failed.class,
            failed -> assertThat(failed.kind()).isIn(Kind.LIMIT, Kind.TIMEOUT));
    }

    @Test
    void endlessRegularExpressionsEnd() {
        impatient.failed(Kind.TIMEOUT, "console.log('begun'); /(a*)*\\1b/.test('a'.repeat(40))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"const all = []; while (true) all.push(new Array(1e6).fill(1))", "'x'.repeat(2 ** 29).split('')"})
    void bombsGoOffElsewhere(String source) {
        assertThat(box.run(source)).isInstanceOfSatisfying(Failed.class,
            failed -> assertThat(failed.kind()).isIn(Kind.MEMORY, Kind.TIMEOUT));
    }

    @Test
    void memoryThatIsNotThereIsCalledSo() {
        assertThat(box.failed(Kind.MEMORY, "console.log('begun'); new ArrayBuffer(2 ** 30)").logs()).containsExactly("begun");
    }

    @Test
    void textsThatDoubleEnd() {
        box.failed(Kind.THREW, "let all = 'ab'; while (true) all += all");
    }

    @Test
    void whatIsPollutedIsGoneWithItsWorld() {
        box.run("Object.prototype.polluted = 1; Array.prototype.map = null; JSON.stringify = () => '{}'; globalThis.mine = 1; return 'x'");

        assertThat(box.ran("return [typeof {}.polluted, typeof [].map, JSON.stringify([1]), typeof globalThis.mine].join()").label())
            .isEqualTo("undefined,function,[1],undefined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Java", "Polyglot", "Packages", "java", "process", "require", "load", "loadWithNewGlobal", "Graal", "print",
        "quit", "WebAssembly", "SharedArrayBuffer", "Atomics", "Worker", "XMLHttpRequest", "module", "exports", "importScripts"})
    void thereIsNoWayOut(String name) {
        assertThat(box.ran("return typeof " + name).label()).isEqualTo("undefined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"return this.constructor.constructor('return process')()", "return Java.type('java.lang.System')",
        "await import('fs')", "await import('/etc/passwd')", "require('child_process')", "return fetch.constructor('return process')().env",
        "return (async () => { }).constructor('return Java')()", "return Polyglot.eval('js', '1')", "eval('process.exit()')",
        "return [].filter.constructor('return Packages.java.lang.Runtime')()"})
    void escapesLeadNowhere(String source) {
        box.failed(Kind.THREW, source);
    }

    @Test
    void floodsAreCut() {
        var ran = box.ran("for (let i = 0; i < 500; i++) console.log('x'.repeat(2000))");

        assertThat(ran.logs()).hasSize(100).allSatisfy(line -> assertThat(line).hasSize(1000));
        box.failed(Kind.LIMIT, "variables.large = 'x'.repeat(2e6)");
        box.failed(Kind.LIMIT, "let deep = []; for (let i = 0; i < 500; i++) deep = [deep]; variables.deep = deep");
    }

    @Test
    void recursionHasAnEnd() {
        assertThat(box.failed(Kind.THREW, "const f = () => f() + 1; f()").message()).contains("RangeError");
    }

    @Test
    void whatNeverComesIsNotWaitedFor() {
        assertThat(box.failed(Kind.TIMEOUT, "await new Promise(() => { })").message()).contains("can never come");
    }

    @Test
    void circlesAreAnError() {
        assertThat(box.failed(Kind.THREW, "variables.self = variables").message()).contains("circular");
    }

    @Test
    void aSourceThatClosesItsFunctionGainsNothing() {
        box.run("}); globalThis.process = 1; (async () => {");

        assertThat(box.ran("return typeof process").label()).isEqualTo("undefined");
    }

    @Test
    void twoHundredAtATimeAllComeToTheirEnd() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = range(0, 200).mapToObj(i -> Map.<String, Object>of("i", i))
                .map(args -> threads.submit(() -> box.ran("return args.i * 2", args, Map.of()).label())).toList();

            for (int i = 0; i < 200; i++) {
                assertThat(running.get(i).get()).isEqualTo(String.valueOf(i * 2));
            }
        }
    }

    @Test
    void twoHundredThatMeanIllLeaveNothingInTheServersHeap() throws Exception {
        var sources = List.of("variables.all = 'x'.repeat(1e6)", "const f = () => f(); f()", "throw new Error('x'.repeat(2 ** 20))",
            "for (let i = 0; i < 200; i++) console.log('x'.repeat(1000))");
        box.ran("return 'warm'");
        long before = heap();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            range(0, 200).forEach(i -> threads.submit(() -> box.run(sources.get(i % sources.size()))));
        }

        assertThat(heap() - before).isLessThan(16L << 20);
    }

    @Test
    void thoseOfOneOwnerLeaveAPlaceToOthers() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var endless = range(0, 3).mapToObj(i -> threads.submit(() -> box.run("/(a*)*\\1b/.test('a'.repeat(40))"))).toList();

            var other = box.run(new Script("ws_2", "return 'here'", Map.of(), Map.of(), Map.of()));

            assertThat(other).isInstanceOfSatisfying(Ran.class, ran -> assertThat(ran.label()).isEqualTo("here"));
            assertThat(endless).anyMatch(future -> !future.isDone());
            endless.forEach(future -> future.cancel(true));
        }
    }

    @Test
    void thoseForWhomThereIsNoRoomAreToldAtOnce() throws Exception {
        try (var small = Sand.withRoomFor(1); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = range(0, 20).mapToObj(i -> threads.submit(() -> small.run("await new Promise(r => setTimeout(r, 300))"))).toList();

            var kinds = new ArrayList<Kind>();
            for (var one : all) {
                if (one.get() instanceof Failed failed) {
                    kinds.add(failed.kind());
                }
            }

            assertThat(kinds).isNotEmpty().hasSizeLessThan(20).containsOnly(Kind.LIMIT);
        }
    }

    /** What is in use of this process's heap, when all that can be collected is. */
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
