using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Pace.Learning.Web.Media.Forms;

/// <summary>A field to choose a file with, for <c>_FileField</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What is asked for.</param>
/// <param name="Hint">What helps to answer.</param>
/// <param name="Accept">What browsers offer first.</param>
/// <param name="State">What is wrong with the form.</param>
internal sealed record FileField(string Name, string Label, string Hint, string Accept, ModelStateDictionary State)
{
    public string Id => Name.Replace('.', '_');

    public string? Error => State.TryGetValue(Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
}
