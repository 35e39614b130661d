using System.Text;
using Microsoft.Extensions.Time.Testing;
using Pace.Learning.BackOffice.Site;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Webhooks.Events;

namespace Pace.Learning.Tests.BackOffice;

/// <summary>Webhooks that Umbraco sends to our site are signed, and no others.</summary>
public sealed class WebhookSignerTests
{
    // Bodies as a running Umbraco 18.3.1 sent them.
    public static TheoryData<string> RecordedBodies =>
    [
        """{"id":"fe9a7e06-a790-5701-8b8e-2483d671db63","cultures":[]}""",
        """[{"id":"25683046-b896-5309-bce6-875b15f4a9cc"},{"id":"1793cc1e-2e58-5232-a58d-788c0fcc2449"}]""",
        """{"id":"c27a8971-bdb5-5999-8116-2d3545bcb3b0"}""",
        "null",
        """{"contentType":"lesson","createDate":"2026-11-29T03:17:43.5514779","name":"Listening first","properties":{"rich":{"markup":"\u003Cp\u003EHello \u003Cstrong\u003Ethere\u003C/strong\u003E.","blocks":[]},"heroImage":[]}}""",
        "{\"name\":\"Gwrando’n gyntaf – Ŵyth\"}",
    ];

    [Theory]
    [MemberData(nameof(RecordedBodies))]
    public async Task WebhookToOurSite_CarriesASignatureThatAnIndependentHmacFindsGoodAsync(string body)
    {
        var (sent, _) = await FireAsync("https://learning.test/sub/umbraco-webhook", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(body, sent.Body);
        Assert.True(Signatures.IsGood(UmbracoUnderTest.Secret, sent.Signature, body), sent.Signature);
        Assert.False(Signatures.IsGood(UmbracoUnderTest.Secret, sent.Signature, body + " "));
        Assert.False(Signatures.IsGood(UmbracoUnderTest.Secret + "x", sent.Signature, body));
    }

    // The key, the text and the answer of a test case that others published for HMAC-SHA256 (RFC 4231, case 2).
    [Fact]
    public void IndependentHmac_KnowsThePublishedAnswer() =>
        Assert.Equal("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", Signatures.Hmac("Jefe", "what do ya want for nothing?"));

    [Fact]
    public async Task Signature_SaysTheTimeOfSendingAsync()
    {
        var (sent, clock) = await FireAsync("https://learning.test/sub/umbraco-webhook", new StringContent("null"));
        Assert.StartsWith($"t={clock.GetUtcNow().ToUnixTimeSeconds()},v1=", sent.Signature, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyThatCanBeReadOnlyOnce_ArrivesWholeAsync()
    {
        var (sent, _) = await FireAsync("https://learning.test/sub/umbraco-webhook", new StreamContent(new OnceOnly("""{"id":1}""")));
        Assert.Equal("""{"id":1}""", sent.Body);
        Assert.True(Signatures.IsGood(UmbracoUnderTest.Secret, sent.Signature, sent.Body));
    }

    [Fact]
    public async Task SignatureThatSomebodySetAsAHeader_IsReplacedAsync()
    {
        var (sent, _) = await FireAsync("https://learning.test/sub/umbraco-webhook", new StringContent("null"), r => r.Headers.Add(PaceSignature.Header, "t=1,v1=forged"));
        Assert.True(Signatures.IsGood(UmbracoUnderTest.Secret, sent.Signature, "null"));
    }

    [Theory]
    [InlineData("https://elsewhere.test/sub/umbraco-webhook")]
    [InlineData("https://learning.test.elsewhere.test/sub/umbraco-webhook")]
    [InlineData("https://learning.test/other/umbraco-webhook")]
    [InlineData("https://learning.test/subway")]
    [InlineData("http://learning.test/sub/umbraco-webhook")]
    [InlineData("https://learning.test:8443/sub/umbraco-webhook")]
    public async Task WebhookToAnywhereElse_IsLeftAloneAsync(string address)
    {
        var (sent, _) = await FireAsync(address, new StringContent("null"));
        Assert.Null(sent.Signature);
        Assert.Equal("null", sent.Body);
    }

    [Fact]
    public async Task NotSetUp_NothingIsSignedAsync()
    {
        var (sent, _) = await FireAsync("https://learning.test/sub/umbraco-webhook", new StringContent("null"), null, ("Secret", null));
        Assert.Null(sent.Signature);
    }

    [Fact]
    public void BinAndMove_AreEventsThatAWebhookMayHave()
    {
        using var umbraco = new UmbracoUnderTest();
        Assert.Equal([typeof(ContentMovedToRecycleBinWebhookEvent), typeof(ContentMovedWebhookEvent)], umbraco.WebhookEvents.GetTypes());
    }

    private static async Task<((string Method, Uri Address, string? Signature, string Body) Sent, FakeTimeProvider Clock)> FireAsync(
        string address, HttpContent body, Action<HttpRequestMessage>? change = null, params (string, string?)[] settings)
    {
        using var umbraco = new UmbracoUnderTest(null, settings);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));
        umbraco.Services.AddSingleton<TimeProvider>(clock);
        using var stub = new SiteStub(SiteStub.Says(""));
        umbraco.Services.AddHttpClient(Constants.HttpClients.WebhookFiring).ConfigurePrimaryHttpMessageHandler(() => stub);
        using var client = umbraco.Provider.GetRequiredService<IHttpClientFactory>().CreateClient(Constants.HttpClients.WebhookFiring);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        change?.Invoke(request);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (Assert.Single(stub.Asked), clock);
    }

    private sealed class OnceOnly(string text) : Stream
    {
        private readonly MemoryStream _inner = new(Encoding.UTF8.GetBytes(text));

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => _inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
