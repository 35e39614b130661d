namespace Pace.Learning.Web.Shared.Forms;

/// <summary>A question that stands on the page.</summary>
/// <param name="Name">The name under which its answer is sent.</param>
/// <param name="Question">What is asked, in the words of the page.</param>
/// <param name="Error">What is said beside it; <c>null</c>: nothing is wrong.</param>
/// <param name="ErrorId">The element to which the error leads.</param>
internal sealed record FormField(string Name, string Question, string? Error, string ErrorId);

/// <summary>The questions of a page in its order, noted while it is written: the error summary, written last, goes by them.</summary>
internal sealed class FormFields
{
    private readonly List<FormField> fields = [];

    public static FormFields Of(HttpContext http)
    {
        if (http.Items[typeof(FormFields)] is not FormFields fields)
        {
            http.Items[typeof(FormFields)] = fields = new FormFields();
        }
        return fields;
    }

    public void Add(FormField field) => fields.Add(field);

    /// <summary>The question to which a name belongs: its own, that of a part of a date, or that of one of several choices. -1: none that is noted.</summary>
    public int IndexOf(string name) => fields.FindIndex(f => name == f.Name
        || (name.StartsWith(f.Name, StringComparison.Ordinal) && name[f.Name.Length] is '.' or '['));

    public FormField this[int index] => fields[index];
}
