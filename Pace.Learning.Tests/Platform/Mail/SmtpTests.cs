using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Mail.Smtp;

namespace Pace.Learning.Tests.Platform.Mail;

/// <summary>What a mail server that others wrote gets from us, and what we make of its answers.</summary>
public sealed class SmtpTests
{
    [Fact]
    public async Task Mail_ArrivesAsTextAndHtml_WithAnIdOfItsOwn()
    {
        await using var server = await NodeScript.StartAsync("mail-server.mjs");
        var mail = new OutboxMail { To = "ready@example.org", Subject = "Grüße an alle, auch an die, deren Betreff so lang ist, dass er nicht in eine Zeile passt" };
        var long_ = string.Concat(Enumerable.Repeat("Ein langer Absatz – mit Würde. ", 20));
        await SendAsync(server, mail, new SealedBody($"Plain words\n\n.\n.dot first\n{long_}\ntrailing blank \n", "<p>Plain words = fine</p>\n"));

        using var got = await NextAsync(server);
        Assert.Equal("post@site.example", got.RootElement.GetProperty("from").GetString());
        Assert.Equal("ready@example.org", got.RootElement.GetProperty("to")[0].GetString());
        var text = got.RootElement.GetProperty("text").GetString()!;
        Assert.Contains($"<{mail.Id:N}@site.example>", text, StringComparison.Ordinal);
        Assert.Contains("multipart/alternative", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pace", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
        var read = MimeReader.Read(text);
        Assert.Equal(mail.Subject, read.Subject);
        Assert.Equal($"Plain words\n\n.\n.dot first\n{long_}\ntrailing blank \n", read.Text);
        Assert.Equal("<p>Plain words = fine</p>\n", read.Html);
    }

    [Theory]
    [InlineData("refused@example.org", "", MailProblem.RecipientRefused)]
    [InlineData("full@example.org", "", MailProblem.RecipientDelayed)]
    [InlineData("not an address", "", MailProblem.RecipientRefused)]
    [InlineData("two@example.org\r\nRCPT TO:<three@example.org>", "", MailProblem.RecipientRefused)]
    [InlineData("a@example.org", "refuse=connect", MailProblem.ServerRefusesUs)]
    [InlineData("a@example.org", "defer=connect", MailProblem.Delayed)]
    [InlineData("a@example.org", "refuse=mail", MailProblem.ServerRefusesUs)]
    [InlineData("a@example.org", "defer=rcpt", MailProblem.RecipientDelayed)]
    [InlineData("a@example.org", "refuse=received", MailProblem.Refused)]
    [InlineData("a@example.org", "defer=received", MailProblem.Delayed)]
    [InlineData("a@example.org", "cut=connect", MailProblem.LineCut)]
    [InlineData("a@example.org", "cut=mail", MailProblem.LineCut)]
    [InlineData("a@example.org", "cut=rcpt", MailProblem.LineCut)]
    [InlineData("a@example.org", "cut=received", MailProblem.Unsure)]
    [InlineData("a@example.org", "pause=connect", MailProblem.TooSlow)]
    [InlineData("a@example.org", "pause=rcpt", MailProblem.TooSlow)]
    [InlineData("a@example.org", "pause=received", MailProblem.Unsure)]
    public async Task WhatGoesWrong_IsTold_WithoutTheAddress(string to, string mode, MailProblem expected)
    {
        await using var server = await NodeScript.StartAsync("mail-server.mjs", mode);
        var mail = new OutboxMail { To = to, Subject = "Hello" };
        var failure = await Assert.ThrowsAsync<MailFailure>(() => SendAsync(server, mail, new SealedBody("x", "x"), patience: mode.StartsWith("pause", StringComparison.Ordinal) ? TimeSpan.FromSeconds(5) : null));
        Assert.Equal(expected, failure.Problem);
        Assert.DoesNotContain("@", failure.Detail, StringComparison.Ordinal);
        Assert.Equal(expected is MailProblem.RecipientRefused or MailProblem.Refused, failure.Problem.IsForGood);
    }

    [Fact]
    public async Task LineThatIsCutDuringTheMessage_IsNeverASuccess()
    {
        await using var server = await NodeScript.StartAsync("mail-server.mjs", "cut=data");
        var failure = await Assert.ThrowsAsync<MailFailure>(() => SendAsync(server, new OutboxMail { To = "a@example.org" }, new SealedBody("x", "x")));
        Assert.Contains(failure.Problem, new[] { MailProblem.LineCut, MailProblem.Unsure });
    }

    [Fact]
    public async Task ServerThatIsDown_IsTold()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        var failure = await Assert.ThrowsAsync<MailFailure>(() => SendAsync(Smtp(port), new OutboxMail { To = "a@example.org" }, new SealedBody("x", "x")));
        Assert.Equal(MailProblem.ServerUnreachable, failure.Problem);
    }

    [Fact]
    public async Task WhenItCannotBeNoted_NothingIsHandedOver()
    {
        await using var server = await NodeScript.StartAsync("mail-server.mjs");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Transport(Smtp(Port(server))).SendAsync(
            new OutboxMail { To = "a@example.org" }, "a@example.org", new SealedBody("x", "x"), () => throw new InvalidOperationException("no database"), default));
        Assert.DoesNotContain(await server.EndAsync(), line => line.Contains("\"text\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EncryptedServerWithLogin_GetsMailFromWhoeverKnowsThePassword(bool isImplicit)
    {
        using var certificate = SelfMade.Certificate();
        await using var server = await NodeScript.StartAsync("mail-server.mjs", $"tls={certificate.Key},{certificate.Pem}", "login=post,right", isImplicit ? "implicit" : "");
        var smtp = Smtp(Port(server));
        (smtp.Host, smtp.StartTls, smtp.ImplicitTls, smtp.TrustedCertificate) = ("localhost", true, isImplicit, certificate.Pem);
        (smtp.UserName, smtp.Password) = ("post", "right");
        await SendAsync(smtp, new OutboxMail { To = "safe@example.org" }, new SealedBody("x", "x"));
        using var got = await NextAsync(server);
        Assert.True(got.RootElement.GetProperty("secure").GetBoolean());
        Assert.Equal("post", got.RootElement.GetProperty("user").GetString());

        smtp.Password = "wrong";
        Assert.Equal(MailProblem.ServerRefusesUs, (await FailsAsync(smtp)).Problem);
        smtp.TrustedCertificate = null;
        Assert.Equal(MailProblem.NotEncrypted, (await FailsAsync(smtp)).Problem);
    }

    [Fact]
    public async Task ServerWithoutEncryption_GetsNothing_UnlessSettingsSaySo()
    {
        await using var server = await NodeScript.StartAsync("mail-server.mjs");
        var smtp = Smtp(Port(server));
        smtp.StartTls = true;
        Assert.Equal(MailProblem.NotEncrypted, (await FailsAsync(smtp)).Problem);
    }

    private static Task<MailFailure> FailsAsync(SmtpOptions smtp) =>
        Assert.ThrowsAsync<MailFailure>(() => SendAsync(smtp, new OutboxMail { To = "a@example.org" }, new SealedBody("x", "x")));

    private static Task SendAsync(NodeScript server, OutboxMail mail, SealedBody body, TimeSpan? patience = null)
    {
        var smtp = Smtp(Port(server));
        smtp.Patience = patience;
        return SendAsync(smtp, mail, body);
    }

    private static Task SendAsync(SmtpOptions smtp, OutboxMail mail, SealedBody body) => Transport(smtp).SendAsync(mail, mail.To, body, () => Task.CompletedTask, default);

    private static SmtpOptions Smtp(int port) => new() { Host = "127.0.0.1", Port = port, StartTls = false };

    private static int Port(NodeScript server) => int.Parse(server.FirstLine, CultureInfo.InvariantCulture);

    private static async Task<JsonDocument> NextAsync(NodeScript server) => JsonDocument.Parse((await server.ReadLineAsync())!);

    private static SmtpTransport Transport(SmtpOptions smtp) =>
        new(Options.Create(new MailOptions { From = "post@site.example", Smtp = smtp }), Options.Create(new PaceOptions()));

    /// <summary>A certificate that nobody else trusts, in files of its own.</summary>
    private sealed class SelfMade : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("pace-tls-").FullName;

        public string Key => Path.Combine(folder, "key.pem");

        public string Pem => Path.Combine(folder, "cert.pem");

        public static SelfMade Certificate()
        {
            var made = new SelfMade();
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            File.WriteAllText(made.Key, key.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(made.Pem, certificate.ExportCertificatePem());
            return made;
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
