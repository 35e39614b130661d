using System.Text.Json;
using System.Text.RegularExpressions;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Agreements.Signatures;

namespace Pace.Learning.Tests.Agreements.Evidence;

/// <summary>Through which mailbox somebody signed: in the evidence for everybody who has it, or to be shown by the signatory alone.</summary>
public sealed partial class MailboxInEvidenceTests(AgreementsApp app) : IClassFixture<AgreementsApp>
{
    [Fact]
    public async Task TheMailbox_StandsThereOnlyForWhoeverAgreed_AndEverybodyCanShowTheirOwn()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var people = AgreementSteps.Five("mailbox");
        var agreement = await app.StartAsync(lead, await app.AreaAsync(), people);
        foreach (var person in people)
        {
            var browser = await app.OpenAsync(person.Email);
            (string, string)[] ticked = person == people[0] ? [("Input.MailboxInEvidence", "true")] : [];
            using var signed = await browser.SignAsync(agreement.Id, person.Name, ticked);
            Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        }
        await app.CountersignAsync(agreement);

        var files = SampleEvidence.Parts(await lead.GetByteArrayAsync($"/agreements/{agreement.Id}/evidence.zip"));
        var signatures = files.Where(f => f.Name.StartsWith("signature-", StringComparison.Ordinal)).SkipLast(1).Select(f => JsonDocument.Parse(f.Content).RootElement).ToList();
        Assert.Equal([people[0].Email, "", "", "", ""], signatures.Select(s => s.GetProperty("mailbox").GetString()));
        foreach (var (person, signature) in people.Zip(signatures))
        {
            var salt = (await app.MailsAsync(person.Email)).Select(m => Salt().Match(m.QuerySelector(".mail-text")!.TextContent)).Single(m => m.Success).Groups[1].Value;
            Assert.Equal(TextHash.Of($"{salt} {person.Email}"), signature.GetProperty("mailboxSha256").GetString());
        }

        // As of a checkpoint that somebody kept, or of none that there is.
        var number = JsonDocument.Parse(files.Single(f => f.Name == "proof/checkpoint.json").Content).RootElement.GetProperty("number").GetInt64();
        Assert.Equal(files.Select(f => f.Content), SampleEvidence.Parts(await lead.GetByteArrayAsync($"/agreements/{agreement.Id}/evidence.zip?checkpoint={number}")).Select(f => f.Content));
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"/agreements/{agreement.Id}/evidence.zip?checkpoint={number + 1}")).StatusCode);
    }

    [GeneratedRegex("which nobody else has: ([0-9a-f]{32})")]
    private static partial Regex Salt();
}
