using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Accounts;

/// <summary>What a person typed and has not sent, which the platform keeps for a day.</summary>
internal sealed class UnsentForms(KeptFormStore kept) : IPersonalData
{
    public string Section => "unsentForms";

    public async Task<object?> ExportAsync(Guid personId, CancellationToken cancellation) =>
        await kept.OpenAsync(new FormOwner(personId, IsGuest: false, ""), ofThisPage: false, cancellation) is { Count: > 0 } forms
            ? forms.Select(f => new { f.KeptAt, f.Form.Page, Fields = f.Form.Fields.Select(x => new { x.Name, x.Value }) })
            : null;

    public Task ForgetAsync(Guid personId, CancellationToken cancellation) => kept.ForgetAsync(personId, cancellation);
}
