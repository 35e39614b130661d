using AngleSharp.Html.Dom;
using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Benchmarks.Crashes.Visitors;

/// <summary>A parent who writes, shares, says yes, and takes back; and the editor who puts the words in the parent's place of the lesson meanwhile.</summary>
internal sealed class ParentWithWords(int number, Browser parent, Browser editor, Tally tally, Random random) : Visitor(tally)
{
    private const string Withdraw = "/taking-part/withdraw";
    private readonly WordsOnPages pages = new(parent);
    private readonly List<Words> all = [];
    private Words? current;
    private int written;

    protected override Task ActAsync() => current?.Stage switch
    {
        null or WordsStage.TakenBack => WriteAsync(),
        WordsStage.Drafted => ShareAsync(current),
        WordsStage.Shared => AgreeAsync(current),
        WordsStage.Agreed => PlaceAsync(current),
        _ => random.Next(6) switch
        {
            0 => TakeAllBackAsync(),
            1 => EraseAsync(current),
            2 or 3 => TakeUseBackAsync(current),
            4 => TakeBackAsync(current),
            // These stay, until others take their place.
            _ => WriteAsync(),
        },
    };

    private async Task WriteAsync()
    {
        const string address = "/taking-part/contributions/new";
        current = null;
        var mark = $"mark-{number}-{++written}-end";
        var form = PageForm.Having(await parent.OpenAsync(address), "Input.Kind").With("Input.Kind", "Text").With("Input.Title", mark).With("Input.Text", $"We sat down. {mark} was said.");
        var to = await SendAsync("draft", parent, form, address);
        all.Add(current = new Words(mark, Guid.Parse(to.Split('/')[^1])));
    }

    private async Task ShareAsync(Words words)
    {
        var address = $"/taking-part/contributions/{words.Id}/share";
        var form = PageForm.Having(await parent.OpenAsync(address), "SavedAt");
        words.Begin(WordsStage.Shared);
        await SendAsync("words shared", parent, form, address);
        words.End();
    }

    private async Task AgreeAsync(Words words)
    {
        var address = $"/taking-part/contributions/{words.Id}/consent/course";
        var form = PageForm.Having(await parent.OpenAsync(address), "Input.Statement")
            .With("Input.Audience", "AllLearners").With("Input.Identifiability", "ChosenName").With("Input.Territory", "UnitedKingdom");
        words.Begin(WordsStage.Agreed);
        var to = await SendAsync("yes to a use", parent, form, address);
        words.ConsentId = Guid.Parse(to.Split('/')[^1]);
        words.End();
    }

    private async Task PlaceAsync(Words words)
    {
        var (address, place) = ($"/manage/participation/contributions/{words.Id}/place?course={CrashLesson.Course}", CrashLesson.Place(number));
        var form = PageForm.Having(await editor.OpenAsync(address), "Key").With("Key", place);
        Begin(words);
        var to = await SendAsync("place chosen", editor, form, address);
        if (to.EndsWith($"/place/{place}", StringComparison.Ordinal))
        {
            await SendAsync("words replaced", editor, PageForm.Having(await editor.OpenAsync(to), "Replaces"), to);
        }
        all.ForEach(w => w.End());

        void Begin(Words coming)
        {
            all.Where(w => w.Stage == WordsStage.Placed).ToList().ForEach(w => w.Begin(WordsStage.Agreed));
            coming.Begin(WordsStage.Placed);
        }
    }

    private async Task TakeUseBackAsync(Words words) => await TakeBackAsync(
        "use taken back", PageForm.Of(await parent.OpenAsync(Withdraw), "form[action*='handler=Use'] button", f => IsAbout(f, words.ConsentId)), ConsentEnding.UseWithdrawn, Withdraw, words);

    private async Task TakeBackAsync(Words words) => await TakeBackAsync(
        "words taken back", PageForm.Of(await parent.OpenAsync(Withdraw), "form[action*='handler=Contribution'] button", f => IsAbout(f, words.Id)), ConsentEnding.ContributionWithdrawn, Withdraw, words);

    private async Task TakeAllBackAsync() => await TakeBackAsync(
        "everything taken back", PageForm.Of(await parent.OpenAsync(Withdraw), "form[action*='handler=Everything'] button"), ConsentEnding.EverythingWithdrawn, Withdraw,
        [.. all.Where(w => w.Stage is not (WordsStage.Drafted or WordsStage.TakenBack))]);

    private async Task EraseAsync(Words words)
    {
        var address = $"/taking-part/contributions/{words.Id}/erase";
        await TakeBackAsync("words erased", PageForm.Of(await parent.OpenAsync(address), "form[action*='handler=Erase'] button"), ConsentEnding.WordsErased, address, words);
    }

    private async Task TakeBackAsync(string act, PageForm form, ConsentEnding ending, string from, params Words[] which)
    {
        foreach (var words in which)
        {
            words.Begin(WordsStage.TakenBack, ending);
        }
        await SendAsync(act, parent, form, from);
        foreach (var words in which)
        {
            words.End();
            Tally.TakenBack[words.Mark] = true;
        }
    }

    private static bool IsAbout(IHtmlFormElement form, Guid? id) => form.QuerySelector("input[name=id]")?.GetAttribute("value") == $"{id}";

    public override async Task CheckAsync(StoredState stored)
    {
        await SettleAsync(stored);
        await pages.CheckAsync(all, stored.MarksOnLesson);
    }

    private async Task SettleAsync(StoredState stored)
    {
        var found = await stored.WordsAsync(all);
        var together = all.Where(w => w.Next == WordsStage.TakenBack).Select(w => found[w.Id]).Distinct().Count();
        CrashFailure.Unless(together < 2, $"Of what parent {number} took back in one act, some is taken back and some isn't");
        var wasKept = false;
        foreach (var words in all)
        {
            wasKept |= words.Settle(found[words.Id]);
            if (words.Stage == WordsStage.TakenBack)
            {
                Tally.TakenBack[words.Mark] = true;
            }
        }
        if (wasKept)
        {
            WasKept();
        }
    }

    public override void Dispose()
    {
        parent.Dispose();
        editor.Dispose();
    }
}
