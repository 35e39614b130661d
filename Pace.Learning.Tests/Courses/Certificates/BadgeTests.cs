using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Certificates;

namespace Pace.Learning.Tests.Courses.Certificates;

/// <summary>Credentials as a verifier sees them: with the published key, and once with a library that had no part in signing: npm's jose.</summary>
public sealed class BadgeTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Credential_VerifiesWithThePublishedKey_AndNamesTheAchievement()
    {
        var certificate = await app.IssueAsync();
        var jwt = await (await app.SignedInAsync("learner")).GetStringAsync($"/my/certificates/{certificate.Id}/credential.jwt");

        var result = await ValidateAsync(jwt);

        Assert.True(result.IsValid, result.Exception?.Message);
        var credential = JsonDocument.Parse(Base64UrlEncoder.Decode(jwt.Split('.')[1])).RootElement;
        Assert.Contains("OpenBadgeCredential", credential.GetProperty("type").EnumerateArray().Select(t => t.GetString()));
        var subject = credential.GetProperty("credentialSubject");
        Assert.Equal("A sample course", subject.GetProperty("achievement").GetProperty("name").GetString());
        Assert.Equal(2.5m, subject.GetProperty("creditsEarned").GetDecimal());
        Assert.Equal(credential.GetProperty("id").GetString(), credential.GetProperty("jti").GetString());
    }

    [Fact]
    public async Task ChangedCredential_DoesNotVerify()
    {
        var certificate = await app.IssueAsync();
        var jwt = await (await app.SignedInAsync("learner")).GetStringAsync($"/my/certificates/{certificate.Id}/credential.jwt");

        Assert.False((await ValidateAsync(Changed(jwt))).IsValid);
    }

    [Fact]
    public async Task Credential_IsReadByOthers_AndNotWhenItWasChanged()
    {
        var certificate = await app.IssueAsync();
        var jwt = await (await app.SignedInAsync("learner")).GetStringAsync($"/my/certificates/{certificate.Id}/credential.jwt");
        var key = await app.Stranger().GetStringAsync("/badges/keys/badges-1");

        Assert.Equal("issued by http://localhost/badges/issuer", await JoseSaysAsync(key, jwt));
        Assert.Equal("ERR_JWS_SIGNATURE_VERIFICATION_FAILED", await JoseSaysAsync(key, Changed(jwt)));
    }

    [Fact]
    public async Task Credential_NamesItsKey_AndHoldsWhatTheReadableOneHolds()
    {
        var certificate = await app.IssueAsync();
        var learner = await app.SignedInAsync("learner");
        var parts = (await learner.GetStringAsync($"/my/certificates/{certificate.Id}/credential.jwt")).Split('.');
        var readable = JsonNode.Parse(await learner.GetStringAsync($"/my/certificates/{certificate.Id}/credential.json"))!.AsObject();

        var header = JsonNode.Parse(Base64UrlEncoder.Decode(parts[0]))!;
        Assert.True(JsonNode.DeepEquals(header, new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = "http://localhost/badges/keys/badges-1" }), header.ToJsonString());
        var signed = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!.AsObject();
        foreach (var (name, value) in readable)
        {
            Assert.True(JsonNode.DeepEquals(value, signed[name]), name);
        }
        Assert.Equal(["exp", "iss", "jti", "nbf", "sub"], signed.Select(s => s.Key).Except(readable.Select(r => r.Key)).Order());
    }

    [Fact]
    public async Task Credential_HoldsNoAddressAndNoName_ButItsHolderCanProveItIsTheirs()
    {
        var certificate = await app.IssueAsync();
        var json = await (await app.SignedInAsync("learner")).GetStringAsync($"/my/certificates/{certificate.Id}/credential.json");

        Assert.DoesNotContain(await app.AddressAsync("learner"), json, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam Learner", json, StringComparison.Ordinal);
        var identity = JsonDocument.Parse(json).RootElement.GetProperty("credentialSubject").GetProperty("identifier")[0];
        var proof = SHA256.HashData(Encoding.UTF8.GetBytes(await app.AddressAsync("learner") + identity.GetProperty("salt").GetString()));
        Assert.Equal("sha256$" + Convert.ToHexStringLower(proof), identity.GetProperty("identityHash").GetString());
    }

    [Fact]
    public async Task RevokedCredential_IsOnTheListOfThoseFromBefore()
    {
        var certificate = await app.IssueAsync();
        await app.WithDatabaseAsync(async db =>
        {
            (await db.Certificates.FindAsync(certificate.Id))!.Revoke(Guid.CreateVersion7(), "A sample reason", DateTime.UtcNow);
            return await db.SaveChangesAsync();
        });
        var json = await (await app.SignedInAsync("learner")).GetFromJsonAsync<JsonElement>($"/my/certificates/{certificate.Id}/credential.json");

        var revoked = await app.Stranger().GetFromJsonAsync<JsonElement>("/badges/revocations");

        Assert.Contains(json.GetProperty("id").GetString(), revoked.GetProperty("revokedCredentials").EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        Assert.DoesNotContain("A sample reason", revoked.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Badge_IsFoundValidByOthers_EveryWordOfItInTheFinalContexts_AndRevokedOnceItWasTakenBack()
    {
        var certificate = await app.IssueAsync();
        var learner = await app.SignedInAsync("learner");
        var page = await learner.GetPageAsync($"/my/certificates/{certificate.Id}");
        var badge = await learner.GetStringAsync(page.QuerySelectorAll("main a").Single(a => a.TextContent == "Download the credential").GetAttribute("href")!);
        var sharing = page.QuerySelectorAll("main form").Single();
        using var shared = await learner.SubmitAsync(sharing, ("Input.HolderName", "李小龍 (Bruce) O’Neil"), ("Input.ShowsName", "true"), ("Input.ShowsLevel", "false"));
        var named = await learner.GetStringAsync($"/my/certificates/{certificate.Id}/credential.jwt");
        var list = JsonDocument.Parse(Base64UrlEncoder.Decode(badge.Split('.')[1])).RootElement.GetProperty("credentialStatus").GetProperty("statusListCredential").GetString()!;
        var key = await app.Stranger().GetStringAsync("/badges/keys/badges-1");

        Assert.Equal(("valid", "valid"), (await JudgeSaysAsync(badge), await JudgeSaysAsync(named)));
        Assert.StartsWith("JWSSignatureVerificationFailed", await JudgeSaysAsync(Changed(badge)), StringComparison.Ordinal);

        var admin = await app.SignedInAsync("admin");
        using var revoked = await admin.SubmitAsync((await admin.GetPageAsync("/manage/certificates")).QuerySelector("main form")!, ("Input.Code", certificate.Code), ("Input.Reason", "A sample reason"));
        Assert.Equal("revoked", await JudgeSaysAsync(badge));

        async Task<string> JudgeSaysAsync(string credential)
        {
            await using var judge = await NodeScript.StartAsync("badge-judge.mjs", key, credential, await app.Stranger().GetStringAsync(new Uri(list).PathAndQuery));
            return judge.FirstLine;
        }
    }

    [Fact]
    public async Task Identity_IsOfTheAddressInSmallLetters_AndWholeHoursHaveNoFraction()
    {
        var person = await app.MemberAsync("editor");
        var certificate = new Certificate(person.Id, person.Name, CertificateSamples.Course with { Hours = 4.0m }, WorkforceLevel.FrontlineStaff, app.Clock.GetUtcNow().UtcDateTime);
        await app.WithDatabaseAsync(async db =>
        {
            db.Certificates.Add(certificate);
            await db.Set<Person>().Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, person.Address.ToUpperInvariant()));
            return await db.SaveChangesAsync();
        });
        var json = await (await app.SignedInAsync("editor")).GetStringAsync($"/my/certificates/{certificate.Id}/credential.json");
        var subject = JsonDocument.Parse(json).RootElement.GetProperty("credentialSubject");
        var identity = subject.GetProperty("identifier")[0];
        Assert.Equal("sha256$" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person.Address.ToLowerInvariant() + identity.GetProperty("salt").GetString()))), identity.GetProperty("identityHash").GetString());
        Assert.Equal("4", subject.GetProperty("creditsEarned").GetRawText());
        Assert.Contains("4 hours of", subject.GetProperty("achievement").GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Badge_IsAPictureWithTheCredentialBakedIn()
    {
        var certificate = await app.IssueAsync();
        var svg = XDocument.Parse(await (await app.SignedInAsync("learner")).GetStringAsync($"/my/certificates/{certificate.Id}/badge.svg"));
        var baked = svg.Root!.Element(XName.Get("credential", "https://purl.imsglobal.org/ob/v3p0"))!.Attribute("verify")!.Value;
        Assert.True((await ValidateAsync(baked)).IsValid);
    }

    private static string Changed(string jwt)
    {
        var parts = jwt.Split('.');
        var changed = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("A sample course", "Another course", StringComparison.Ordinal));
        return $"{parts[0]}.{changed}.{parts[2]}";
    }

    private static async Task<string> JoseSaysAsync(string key, string jwt)
    {
        await using var jose = await NodeScript.StartAsync("credential-check.mjs", key, jwt);
        return jose.FirstLine;
    }

    private async Task<TokenValidationResult> ValidateAsync(string jwt)
    {
        var key = new JsonWebKey(await app.Stranger().GetStringAsync("/badges/keys/badges-1"));
        return await new JsonWebTokenHandler().ValidateTokenAsync(jwt, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidIssuer = "http://localhost/badges/issuer",
            ValidateAudience = false,
            ValidAlgorithms = ["RS256"],
        });
    }
}
