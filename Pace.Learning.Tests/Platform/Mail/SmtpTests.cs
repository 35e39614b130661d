using System.Text.Json;
using Microsoft.Extensions.Options;
using Pace.Learning.Tests.Support;
using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Platform.Mail;

/// <summary>What a mail server that others wrote gets from us.</summary>
public sealed class SmtpTests
{
    [Fact]
    public async Task Mail_ArrivesAsTextAndHtml_WithAnIdOfItsOwn()
    {
        await using var server = await NodeScript.StartAsync("mail-server.mjs");
        var mail = new OutboxMail { To = "ready@example.org", Subject = "Grüße an alle" };
        await Transport(server).SendAsync(mail, mail.To!, new SealedBody("Plain words\n", "<p>Plain words</p>"), default);

        using var got = JsonDocument.Parse((await server.ReadLineAsync())!);
        Assert.Equal("post@site.example", got.RootElement.GetProperty("from").GetString());
        Assert.Equal("ready@example.org", got.RootElement.GetProperty("to")[0].GetString());
        var text = got.RootElement.GetProperty("text").GetString()!;
        Assert.Contains($"<{mail.Id:N}@site.example>", text, StringComparison.Ordinal);
        Assert.Contains("multipart/alternative", text, StringComparison.Ordinal);
        Assert.Contains("Plain words", text, StringComparison.Ordinal);
        Assert.Contains("text/html", text, StringComparison.Ordinal);
        Assert.Contains("=?utf-8?", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Pace", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedAddress_IsAFailure()
    {
        await using var server = await NodeScript.StartAsync("mail-server.mjs");
        var mail = new OutboxMail { To = "refused@example.org", Subject = "Hello" };
        await Assert.ThrowsAnyAsync<System.Net.Mail.SmtpException>(() => Transport(server).SendAsync(mail, mail.To!, new SealedBody("x", "x"), default));
    }

    private static SmtpTransport Transport(NodeScript server) => new(
        Options.Create(new MailOptions
        {
            From = "post@site.example",
            Smtp = new SmtpOptions { Host = "127.0.0.1", Port = int.Parse(server.FirstLine, System.Globalization.CultureInfo.InvariantCulture), StartTls = false },
        }),
        Options.Create(new PaceOptions()));
}
