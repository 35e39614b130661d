using Pace.Learning.Web.Agreements;

namespace Pace.Learning.Benchmarks.Crashes.Visitors;

/// <summary>Somebody who is asked for many signatures, and gives them one by one.</summary>
internal sealed class SigningPerson(Browser browser, string email, string name, Tally tally) : Visitor(tally)
{
    private const int FewestWaiting = 12;
    private readonly List<(Guid Agreement, Guid Place)> waiting = [];
    private readonly HashSet<(Guid Agreement, Guid Place)> signed = [];
    private (Guid Agreement, Guid Place)? underWay;

    protected override async Task ActAsync()
    {
        if (waiting is [])
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
            await browser.OpenAsync(AgreementAddresses.Mine);
            return;
        }
        var (agreement, place) = waiting[0];
        var address = $"{AgreementAddresses.Sign(agreement)}?place={place}";
        var form = PageForm.Of(await browser.OpenAsync(address), ".sign-form form .button")
            .With("Input.Name", name).With("Input.Authority", "I hold this post").With("Input.Agreed", "true");
        underWay = waiting[0];
        await SendAsync("signature", browser, form, address);
        signed.Add(waiting[0]);
        waiting.RemoveAt(0);
        underWay = null;
    }

    public override async Task CheckAsync(StoredState stored)
    {
        var found = (await stored.SignaturesAsync(email, name)).ToHashSet();
        var lost = signed.Except(found).ToList();
        CrashFailure.Unless(lost.Count == 0, $"{lost.Count} signatures of {email} are lost: {string.Join(", ", lost)}");
        if (underWay is { } cut && found.Contains(cut))
        {
            WasKept();
            signed.Add(cut);
            waiting.Remove(cut);
        }
        underWay = null;
        CrashFailure.Unless(found.Count == signed.Count, $"There are {found.Count} signatures of {email}, who gave {signed.Count}");
        if (signed.Count > 0)
        {
            await browser.OpenAsync(AgreementAddresses.Status(signed.Last().Agreement));
        }
        if (waiting.Count < FewestWaiting)
        {
            waiting.AddRange(await stored.AskToSignAsync(email, name));
        }
    }

    public override void Dispose() => browser.Dispose();
}
