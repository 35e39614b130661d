using System.Globalization;
using Pace.Learning.Content.Rules;

namespace Pace.Learning.Content.Compilation;

internal sealed class AgreementDraft(DocumentFile file, PageWriter page) : Draft(file, page)
{
    protected override void Read()
    {
        Document = new AgreementDocument
        {
            Path = File.Path,
            Id = ReadId(),
            Slug = File.Slug,
            Title = Required("title", 120),
            Summary = Required("summary"),
            Body = Body,
            RolesInWales = Fields.Maps("roles-in-wales").Select(ReadRole).DistinctBy(r => r.Key).ToDictionary(r => r.Key, r => r.Role),
            Versions = [],
        };
        RuledLine = Fields.LineOf("roles-in-wales");
        ReadingLevel.Check(Page, ReadReadingAge(required: true));
    }

    private static (string Key, string Role) ReadRole(Fields role)
    {
        var read = (role.Id("place") ?? "", role.Text("role", required: true, most: 120) ?? "");
        role.RefuseOthers();
        return read;
    }
}

internal sealed class VersionDraft(DocumentFile file, PageWriter page, string? lockedAs) : Draft(file, page)
{
    private const int OldestReader = 13;

    protected override void Read()
    {
        var (number, sha256) = (int.Parse(File.Slug, CultureInfo.InvariantCulture), LockedVersions.Sha256Of(Page.Manuscript.Bytes));
        RuledLine = Fields.LineOf("effective");
        Version = new()
        {
            Path = File.Path,
            Number = number,
            EffectiveOn = Fields.Date("effective", required: true) ?? default,
            SunsetOn = Fields.Date("sunset"),
            Bytes = Page.Manuscript.Bytes,
            Sha256 = sha256,
            IsLocked = lockedAs == sha256,
            Body = Body,
            Surroundings = Page.Manuscript.Written(Page.Manuscript.Body),
            Declaration = Required("declaration", 2_000),
            Promises = [.. Fields.Maps("promises").Select(ReadPromise)],
            Clauses = [.. Page.Clauses.Select(c => c.Clause)],
            Signatories = [.. Fields.Maps("places", required: true).Select(ReadPlace)],
            ReviewMonths = Fields.Whole("review-months", 1, 60, required: true) ?? 0,
            TermMonths = Fields.Whole("term-months", 1, 120, required: true) ?? 0,
            GraceDays = Fields.Whole("grace-days", 0, 730, required: true) ?? 0,
            Changes = Fields.Text("changes", required: number > 1),
        };
        VersionText.Check(Version, Page, Fields);
        ReadingLevel.Check(Page, Fields.Whole("reading-age", 8, OldestReader, required: true));
    }

    private static AgreementPromise ReadPromise(Fields promise)
    {
        var read = new AgreementPromise(promise.Id("key") ?? "", promise.Text("title", required: true, most: 120) ?? "");
        promise.RefuseOthers();
        return read;
    }

    private static RequiredSignatory ReadPlace(Fields place)
    {
        var (level, agency) = (place.Word("level", LevelNames, required: true), place.Word("agency", AgencyNames, required: true));
        var read = new RequiredSignatory
        {
            Key = place.Id("key") ?? "",
            Role = place.Text("role", required: true, most: 120) ?? "",
            Level = level is null ? default : WorkforceLevels.Parse(level)!.Value,
            Agency = agency is null ? default : AgencyKinds.Parse(agency)!.Value,
        };
        place.RefuseOthers();
        return read;
    }

    private static IReadOnlyCollection<string> AgencyNames { get; } = [.. AgencyKinds.All.Select(k => k.Slug)];
}
