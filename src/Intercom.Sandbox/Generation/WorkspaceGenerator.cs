using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Fills a workspace with seeded rows, referenced streams before those that refer to them.</summary>
internal sealed class WorkspaceGenerator(WorkspaceOptions options, RowFactory factory, DateTimeOffset now)
{
    private readonly TimeSpread _times = new(factory.Random, options, now);

    private readonly LongLists _long = new(factory.References);

    public void Fill(Workspace workspace)
    {
        var attributes = DataAttributeGenerator.StandardCount + options.CustomAttributes;
        Fill(workspace, StreamName.Admins, options.Admins);
        Fill(workspace, StreamName.Teams, options.Teams);
        Fill(workspace, StreamName.Tags, options.Tags);
        Fill(workspace, StreamName.Segments, options.Segments);
        Fill(workspace, StreamName.CompanyAttributes, attributes);
        Fill(workspace, StreamName.ContactAttributes, attributes);
        Fill(workspace, StreamName.Companies, options.Companies);
        for (var i = 0; i < options.CompaniesWithoutUsers; i++)
            workspace.Load(StreamName.Companies, factory.CreateCompanyWithoutUsers(_times.Next()), factory, now);
        if (options.ContactsOnTheFly == 0) Fill(workspace, StreamName.Contacts, options.Contacts);
        Fill(workspace, StreamName.Conversations, options.Conversations);
        Fill(workspace, StreamName.Tickets, options.Tickets);
        Fill(workspace, StreamName.ActivityLogs, options.ActivityLogs);
        new FurtherRows(options, factory, now).Fill(workspace);
    }

    private void Fill(Workspace workspace, string stream, int count)
    {
        for (var i = 0; i < count; i++)
            workspace.Load(stream, Lengthen(stream, i, factory.Create(stream, _times.Next())), factory, now);
    }

    private GeneratedRow Lengthen(string stream, int number, GeneratedRow row)
    {
        if (stream == StreamName.Contacts && number < options.LongContactLists) return _long.OfContact(row);
        return stream == StreamName.Tickets && number < options.LongTickets ? _long.OfTicket(row, options.LongTicketParts) : row;
    }
}
