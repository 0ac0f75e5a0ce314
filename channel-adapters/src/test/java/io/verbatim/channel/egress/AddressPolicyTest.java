package io.verbatim.channel.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.UnusableSettings;
import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static final OwnPorts DATABASE = new OwnPorts(Set.of(5432));
    private final AddressPolicy strict = new AddressPolicy(EgressSettings.allowing(), DATABASE);

    @ParameterizedTest
    @ValueSource(strings = {
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "100.100.100.200", "127.0.0.1", "127.9.9.9",
        "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.168.1.1", "198.18.0.1",
        "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fc00::1", "fd00:ec2::254", "fe80::1", "febf::1", "fec0::1", "ff02::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1",
        "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "::ffff:10.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "::7f00:1",
        "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1"})
    void keepsCallsFromSpecialAddresses(String address) {
        assertThat(permits(strict, address, "https", 443)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1",
        "192.0.1.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:4700:4700::1111", "64:ff9b::101:101", "2002:101:101::1",
        "::ffff:1.1.1.1"})
    void letsCallsOfPublicAddressesPassByTls(String address) {
        assertThat(permits(strict, address, "https", 443)).isTrue();
        assertThat(permits(strict, address, "http", 80)).isFalse();
    }

    @Test
    void letsWhatTheOperatorAllowsPassByPlainHttp() {
        var policy = new AddressPolicy(EgressSettings.allowing("127.0.0.1:9000-9099", "10.1.0.0/16", "[fd00::]/8:8080", "::1"), DATABASE);

        assertThat(permits(policy, "127.0.0.1", "http", 9000)).isTrue();
        assertThat(permits(policy, "127.0.0.1", "http", 9099)).isTrue();
        assertThat(permits(policy, "127.0.0.1", "http", 9100)).isFalse();
        assertThat(permits(policy, "127.0.0.2", "http", 9000)).isFalse();
        assertThat(permits(policy, "10.1.2.3", "https", 7)).isTrue();
        assertThat(permits(policy, "10.2.2.3", "https", 7)).isFalse();
        assertThat(permits(policy, "fd12::1", "http", 8080)).isTrue();
        assertThat(permits(policy, "fd12::1", "http", 8081)).isFalse();
        assertThat(permits(policy, "::1", "http", 8081)).isTrue();
    }

    @Test
    void seesAnAllowedAddressBehindAnEmbeddingOne() {
        var policy = new AddressPolicy(EgressSettings.allowing("10.0.0.0/8"), DATABASE);

        assertThat(permits(policy, "64:ff9b::10.0.0.1", "http", 80)).isTrue();
    }

    @Test
    void letsAnAllowedNamePassWhereverItIs() throws Exception {
        var policy = new AddressPolicy(EgressSettings.allowing("ollama:11434"), DATABASE);
        var address = InetAddress.getByName("172.18.0.2");

        assertThat(policy.permits(Target.of("http://Ollama.:11434/api"), address)).isTrue();
        assertThat(policy.permits(Target.of("http://ollama:11435/api"), address)).isFalse();
        assertThat(policy.permits(Target.of("http://other:11434/api"), address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fe80::1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "100.100.100.200",
        "fd00:ec2::254"})
    void neverReachesMetadataWhateverIsAllowed(String address) {
        var open = new AddressPolicy(EgressSettings.allowing("0.0.0.0/0", "::/0"), DATABASE);

        assertThat(permits(open, address, "http", 80)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "0.0.0.0", "::", "::ffff:127.0.0.1"})
    void neverReachesItsOwnDatabaseWhateverIsAllowed(String address) {
        var open = new AddressPolicy(EgressSettings.allowing("0.0.0.0/0", "::/0"), DATABASE);

        assertThat(permits(open, address, "http", 5432)).isFalse();
        assertThat(permits(open, address, "http", 9000)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "127.0.0.1:0", "127.0.0.1:9-8", "127.0.0.1:70000", "host:", ":80", "[::1",
        "fd00::/129"})
    void stopsAtAnAllowListThatItDoesNotUnderstand(String entry) {
        assertThatThrownBy(() -> new AddressPolicy(EgressSettings.allowing(entry), DATABASE))
            .isInstanceOf(UnusableSettings.class).hasMessageContaining(entry);
    }

    private static boolean permits(AddressPolicy policy, String address, String scheme, int port) {
        var host = address.contains(":") ? "[" + address + "]" : address;
        return policy.permits(Target.of("%s://%s:%d/".formatted(scheme, host, port)), InetAddress.ofLiteral(address));
    }
}
