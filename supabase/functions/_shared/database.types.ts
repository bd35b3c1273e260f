// Made by `npm run gen:types` from the migrations. Not to be edited.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  public: {
    Tables: {
      api_keys: {
        Row: {
          created_at: string
          created_by: string | null
          expires_at: string | null
          id: string
          last_used_at: string | null
          name: string
          prefix: string
          project_id: string
          rate_limit_per_minute: number
          revoked_at: string | null
          rotated_from_id: string | null
          scopes: string[]
          updated_at: string
          whatsapp_number_ids: string[] | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          expires_at?: string | null
          id?: string
          last_used_at?: string | null
          name: string
          prefix: string
          project_id: string
          rate_limit_per_minute?: number
          revoked_at?: string | null
          rotated_from_id?: string | null
          scopes: string[]
          updated_at?: string
          whatsapp_number_ids?: string[] | null
        }
        Update: {
          created_at?: string
          created_by?: string | null
          expires_at?: string | null
          id?: string
          last_used_at?: string | null
          name?: string
          prefix?: string
          project_id?: string
          rate_limit_per_minute?: number
          revoked_at?: string | null
          rotated_from_id?: string | null
          scopes?: string[]
          updated_at?: string
          whatsapp_number_ids?: string[] | null
        }
        Relationships: [
          {
            foreignKeyName: 'api_keys_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'api_keys_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'api_keys_rotated_from_id_fkey'
            columns: ['rotated_from_id']
            isOneToOne: false
            referencedRelation: 'api_keys'
            referencedColumns: ['id']
          },
        ]
      }
      contact_identities: {
        Row: {
          contact_id: string
          created_at: string
          id: string
          kind: string
          project_id: string
          source: string
          valid_from: string
          valid_to: string | null
          value: string
        }
        ComputedFields: never
        Insert: {
          contact_id: string
          created_at?: string
          id?: string
          kind: string
          project_id: string
          source: string
          valid_from?: string
          valid_to?: string | null
          value: string
        }
        Update: {
          contact_id?: string
          created_at?: string
          id?: string
          kind?: string
          project_id?: string
          source?: string
          valid_from?: string
          valid_to?: string | null
          value?: string
        }
        Relationships: [
          {
            foreignKeyName: 'contact_identities_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      contacts: {
        Row: {
          attributes: NonNullable<Json>
          blocked_at: string | null
          created_at: string
          display_name: string | null
          email: string | null
          erased_at: string | null
          id: string
          language: string | null
          merged_into_id: string | null
          name: string | null
          phone_hint: string | null
          profile_name: string | null
          profile_name_at: string
          project_id: string
          search_name: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          attributes?: NonNullable<Json>
          blocked_at?: string | null
          created_at?: string
          display_name?: string | null
          email?: string | null
          erased_at?: string | null
          id?: string
          language?: string | null
          merged_into_id?: string | null
          name?: never
          phone_hint?: string | null
          profile_name?: string | null
          profile_name_at?: string
          project_id: string
          search_name?: never
          updated_at?: string
        }
        Update: {
          attributes?: NonNullable<Json>
          blocked_at?: string | null
          created_at?: string
          display_name?: string | null
          email?: string | null
          erased_at?: string | null
          id?: string
          language?: string | null
          merged_into_id?: string | null
          name?: never
          phone_hint?: string | null
          profile_name?: string | null
          profile_name_at?: string
          project_id?: string
          search_name?: never
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'contacts_merged_into_fkey'
            columns: ['project_id', 'merged_into_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'contacts_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      conversations: {
        Row: {
          assignee_id: string | null
          awaiting_reply_since: string | null
          call_permission_expires_at: string | null
          closed_at: string | null
          closed_by: string | null
          contact_id: string
          created_at: string
          first_response_at: string | null
          free_entry_expires_at: string | null
          id: string
          last_inbound_at: string | null
          last_message_at: string | null
          last_message_direction: string | null
          last_message_id: string | null
          last_message_status: string | null
          last_message_text: string | null
          last_message_type: string | null
          last_outbound_at: string | null
          mode: string
          project_id: string
          service_window_expires_at: string | null
          snoozed_until: string | null
          status: string
          team_id: string | null
          unread_count: number
          updated_at: string
          whatsapp_number_id: string
        }
        ComputedFields: never
        Insert: {
          assignee_id?: string | null
          awaiting_reply_since?: string | null
          call_permission_expires_at?: string | null
          closed_at?: string | null
          closed_by?: string | null
          contact_id: string
          created_at?: string
          first_response_at?: string | null
          free_entry_expires_at?: string | null
          id?: string
          last_inbound_at?: string | null
          last_message_at?: string | null
          last_message_direction?: string | null
          last_message_id?: string | null
          last_message_status?: string | null
          last_message_text?: string | null
          last_message_type?: string | null
          last_outbound_at?: string | null
          mode?: string
          project_id: string
          service_window_expires_at?: string | null
          snoozed_until?: string | null
          status?: string
          team_id?: string | null
          unread_count?: number
          updated_at?: string
          whatsapp_number_id: string
        }
        Update: {
          assignee_id?: string | null
          awaiting_reply_since?: string | null
          call_permission_expires_at?: string | null
          closed_at?: string | null
          closed_by?: string | null
          contact_id?: string
          created_at?: string
          first_response_at?: string | null
          free_entry_expires_at?: string | null
          id?: string
          last_inbound_at?: string | null
          last_message_at?: string | null
          last_message_direction?: string | null
          last_message_id?: string | null
          last_message_status?: string | null
          last_message_text?: string | null
          last_message_type?: string | null
          last_outbound_at?: string | null
          mode?: string
          project_id?: string
          service_window_expires_at?: string | null
          snoozed_until?: string | null
          status?: string
          team_id?: string | null
          unread_count?: number
          updated_at?: string
          whatsapp_number_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'conversations_assignee_fkey'
            columns: ['project_id', 'assignee_id']
            isOneToOne: false
            referencedRelation: 'project_members'
            referencedColumns: ['project_id', 'user_id']
          },
          {
            foreignKeyName: 'conversations_closed_by_fkey'
            columns: ['closed_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'conversations_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'conversations_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'conversations_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'conversations_team_fkey'
            columns: ['project_id', 'team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      dead_letters: {
        Row: {
          attempts: number
          created_at: string
          error: string
          id: string
          project_id: string | null
          queue: string
          resolved_at: string | null
          resolved_by: string | null
          subject_id: string
        }
        ComputedFields: never
        Insert: {
          attempts: number
          created_at?: string
          error: string
          id?: string
          project_id?: string | null
          queue: string
          resolved_at?: string | null
          resolved_by?: string | null
          subject_id: string
        }
        Update: {
          attempts?: number
          created_at?: string
          error?: string
          id?: string
          project_id?: string | null
          queue?: string
          resolved_at?: string | null
          resolved_by?: string | null
          subject_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'dead_letters_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'dead_letters_resolved_by_fkey'
            columns: ['resolved_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      events: {
        Row: {
          contact_id: string | null
          conversation_id: string | null
          created_at: string
          data: NonNullable<Json>
          id: number
          message_id: string | null
          project_id: string
          type: string
          xact_id: unknown
        }
        ComputedFields: never
        Insert: {
          contact_id?: string | null
          conversation_id?: string | null
          created_at?: string
          data?: NonNullable<Json>
          id?: never
          message_id?: string | null
          project_id: string
          type: string
          xact_id?: unknown
        }
        Update: {
          contact_id?: string | null
          conversation_id?: string | null
          created_at?: string
          data?: NonNullable<Json>
          id?: never
          message_id?: string | null
          project_id?: string
          type?: string
          xact_id?: unknown
        }
        Relationships: [
          {
            foreignKeyName: 'events_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      media_files: {
        Row: {
          attempts: number
          caption: string | null
          claimed_mime_type: string | null
          claimed_sha256: string | null
          contact_id: string | null
          created_at: string
          deleted_at: string | null
          deleted_by: string | null
          direction: string
          duration_ms: number | null
          error_code: string | null
          error_details: string | null
          expires_at: string | null
          filename: string | null
          height: number | null
          id: string
          is_voice: boolean
          kind: string
          meta_media_id: string | null
          mime_type: string | null
          next_attempt_at: string
          path: string | null
          project_id: string
          sha256: string | null
          size_bytes: number | null
          state: string
          stored_at: string | null
          thumbnail_path: string | null
          updated_at: string
          whatsapp_number_id: string | null
          width: number | null
        }
        ComputedFields: never
        Insert: {
          attempts?: number
          caption?: string | null
          claimed_mime_type?: string | null
          claimed_sha256?: string | null
          contact_id?: string | null
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          direction: string
          duration_ms?: number | null
          error_code?: string | null
          error_details?: string | null
          expires_at?: string | null
          filename?: string | null
          height?: number | null
          id?: string
          is_voice?: boolean
          kind: string
          meta_media_id?: string | null
          mime_type?: string | null
          next_attempt_at?: string
          path?: string | null
          project_id: string
          sha256?: string | null
          size_bytes?: number | null
          state?: string
          stored_at?: string | null
          thumbnail_path?: string | null
          updated_at?: string
          whatsapp_number_id?: string | null
          width?: number | null
        }
        Update: {
          attempts?: number
          caption?: string | null
          claimed_mime_type?: string | null
          claimed_sha256?: string | null
          contact_id?: string | null
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          direction?: string
          duration_ms?: number | null
          error_code?: string | null
          error_details?: string | null
          expires_at?: string | null
          filename?: string | null
          height?: number | null
          id?: string
          is_voice?: boolean
          kind?: string
          meta_media_id?: string | null
          mime_type?: string | null
          next_attempt_at?: string
          path?: string | null
          project_id?: string
          sha256?: string | null
          size_bytes?: number | null
          state?: string
          stored_at?: string | null
          thumbnail_path?: string | null
          updated_at?: string
          whatsapp_number_id?: string | null
          width?: number | null
        }
        Relationships: [
          {
            foreignKeyName: 'media_files_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'media_files_deleted_by_fkey'
            columns: ['deleted_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'media_files_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'media_files_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      message_statuses: {
        Row: {
          errors: Json | null
          message_id: string
          occurred_at: string
          project_id: string
          received_at: string
          status: string
        }
        ComputedFields: never
        Insert: {
          errors?: Json | null
          message_id: string
          occurred_at: string
          project_id: string
          received_at?: string
          status: string
        }
        Update: {
          errors?: Json | null
          message_id?: string
          occurred_at?: string
          project_id?: string
          received_at?: string
          status?: string
        }
        Relationships: [
          {
            foreignKeyName: 'message_statuses_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      messages: {
        Row: {
          accepted_at: string | null
          api_key_id: string | null
          contact_id: string
          content: NonNullable<Json>
          context_wamid: string | null
          conversation_id: string
          created_at: string
          delivered_at: string | null
          direction: string
          edited_at: string | null
          error_code: string | null
          error_details: string | null
          error_title: string | null
          failed_at: string | null
          id: string
          idempotency_key: string | null
          media_file_id: string | null
          occurred_at: string
          origin: string
          played_at: string | null
          pricing: Json | null
          project_id: string
          read_at: string | null
          revoked_at: string | null
          scheduled_for: string | null
          search_text: string | null
          sender_id: string | null
          sent_at: string | null
          status: string
          target_wamid: string | null
          template_id: string | null
          text: string | null
          type: string
          updated_at: string
          wamid: string | null
          whatsapp_number_id: string
        }
        ComputedFields: never
        Insert: {
          accepted_at?: string | null
          api_key_id?: string | null
          contact_id: string
          content?: NonNullable<Json>
          context_wamid?: string | null
          conversation_id: string
          created_at?: string
          delivered_at?: string | null
          direction: string
          edited_at?: string | null
          error_code?: string | null
          error_details?: string | null
          error_title?: string | null
          failed_at?: string | null
          id?: string
          idempotency_key?: string | null
          media_file_id?: string | null
          occurred_at?: string
          origin?: string
          played_at?: string | null
          pricing?: Json | null
          project_id: string
          read_at?: string | null
          revoked_at?: string | null
          scheduled_for?: string | null
          search_text?: never
          sender_id?: string | null
          sent_at?: string | null
          status: string
          target_wamid?: string | null
          template_id?: string | null
          text?: string | null
          type: string
          updated_at?: string
          wamid?: string | null
          whatsapp_number_id: string
        }
        Update: {
          accepted_at?: string | null
          api_key_id?: string | null
          contact_id?: string
          content?: NonNullable<Json>
          context_wamid?: string | null
          conversation_id?: string
          created_at?: string
          delivered_at?: string | null
          direction?: string
          edited_at?: string | null
          error_code?: string | null
          error_details?: string | null
          error_title?: string | null
          failed_at?: string | null
          id?: string
          idempotency_key?: string | null
          media_file_id?: string | null
          occurred_at?: string
          origin?: string
          played_at?: string | null
          pricing?: Json | null
          project_id?: string
          read_at?: string | null
          revoked_at?: string | null
          scheduled_for?: string | null
          search_text?: never
          sender_id?: string | null
          sent_at?: string | null
          status?: string
          target_wamid?: string | null
          template_id?: string | null
          text?: string | null
          type?: string
          updated_at?: string
          wamid?: string | null
          whatsapp_number_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'messages_api_key_fkey'
            columns: ['project_id', 'api_key_id']
            isOneToOne: false
            referencedRelation: 'api_keys'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_media_file_fkey'
            columns: ['project_id', 'media_file_id']
            isOneToOne: false
            referencedRelation: 'media_files'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_sender_fkey'
            columns: ['sender_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      meta_apps: {
        Row: {
          app_secret_last4: string | null
          created_at: string
          id: string
          meta_app_id: string | null
          path: string
          tenant_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          app_secret_last4?: string | null
          created_at?: string
          id?: string
          meta_app_id?: string | null
          path: string
          tenant_id: string
          updated_at?: string
        }
        Update: {
          app_secret_last4?: string | null
          created_at?: string
          id?: string
          meta_app_id?: string | null
          path?: string
          tenant_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'meta_apps_tenant_id_fkey'
            columns: ['tenant_id']
            isOneToOne: false
            referencedRelation: 'tenants'
            referencedColumns: ['id']
          },
        ]
      }
      parked_updates: {
        Row: {
          created_at: string
          error: string | null
          event_id: string
          id: string
          phone_number_id: string
          position: number
          project_id: string | null
          reason: string
          resolved_at: string | null
          update: NonNullable<Json>
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          error?: string | null
          event_id: string
          id?: string
          phone_number_id: string
          position: number
          project_id?: string | null
          reason: string
          resolved_at?: string | null
          update: NonNullable<Json>
        }
        Update: {
          created_at?: string
          error?: string | null
          event_id?: string
          id?: string
          phone_number_id?: string
          position?: number
          project_id?: string | null
          reason?: string
          resolved_at?: string | null
          update?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: 'parked_updates_event_id_fkey'
            columns: ['event_id']
            isOneToOne: false
            referencedRelation: 'webhook_events'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'parked_updates_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      project_business_accounts: {
        Row: {
          business_account_id: string
          created_at: string
          project_id: string
        }
        ComputedFields: never
        Insert: {
          business_account_id: string
          created_at?: string
          project_id: string
        }
        Update: {
          business_account_id?: string
          created_at?: string
          project_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'project_business_accounts_business_account_id_fkey'
            columns: ['business_account_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_business_accounts'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'project_business_accounts_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      project_members: {
        Row: {
          broadcast: boolean
          created_at: string
          disabled_at: string | null
          export: boolean
          full_numbers: boolean
          invited_by: string | null
          manage_templates: boolean
          project_id: string
          role: Database['public']['Enums']['project_role']
          scope: string
          updated_at: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          broadcast?: boolean
          created_at?: string
          disabled_at?: string | null
          export?: boolean
          full_numbers?: boolean
          invited_by?: string | null
          manage_templates?: boolean
          project_id: string
          role: Database['public']['Enums']['project_role']
          scope?: string
          updated_at?: string
          user_id: string
        }
        Update: {
          broadcast?: boolean
          created_at?: string
          disabled_at?: string | null
          export?: boolean
          full_numbers?: boolean
          invited_by?: string | null
          manage_templates?: boolean
          project_id?: string
          role?: Database['public']['Enums']['project_role']
          scope?: string
          updated_at?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'project_members_invited_by_fkey'
            columns: ['invited_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'project_members_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'project_members_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      projects: {
        Row: {
          archived_at: string | null
          created_at: string
          created_by: string | null
          default_country: string
          default_language: string
          description: string | null
          id: string
          logo_url: string | null
          name: string
          slug: string
          tenant_id: string
          time_zone: string
          updated_at: string
          website_url: string | null
        }
        ComputedFields: never
        Insert: {
          archived_at?: string | null
          created_at?: string
          created_by?: string | null
          default_country?: string
          default_language?: string
          description?: string | null
          id?: string
          logo_url?: string | null
          name: string
          slug: string
          tenant_id: string
          time_zone?: string
          updated_at?: string
          website_url?: string | null
        }
        Update: {
          archived_at?: string | null
          created_at?: string
          created_by?: string | null
          default_country?: string
          default_language?: string
          description?: string | null
          id?: string
          logo_url?: string | null
          name?: string
          slug?: string
          tenant_id?: string
          time_zone?: string
          updated_at?: string
          website_url?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'projects_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'projects_tenant_id_fkey'
            columns: ['tenant_id']
            isOneToOne: false
            referencedRelation: 'tenants'
            referencedColumns: ['id']
          },
        ]
      }
      provider_changes: {
        Row: {
          created_at: string
          event_id: string
          field: string
          id: number
          occurred_at: string | null
          phone_number_id: string | null
          position: number
          project_id: string | null
          value: NonNullable<Json>
          waba_id: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          event_id: string
          field: string
          id?: never
          occurred_at?: string | null
          phone_number_id?: string | null
          position: number
          project_id?: string | null
          value: NonNullable<Json>
          waba_id?: string | null
        }
        Update: {
          created_at?: string
          event_id?: string
          field?: string
          id?: never
          occurred_at?: string | null
          phone_number_id?: string | null
          position?: number
          project_id?: string | null
          value?: NonNullable<Json>
          waba_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'provider_changes_event_id_fkey'
            columns: ['event_id']
            isOneToOne: false
            referencedRelation: 'webhook_events'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'provider_changes_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      team_members: {
        Row: {
          created_at: string
          project_id: string
          team_id: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          project_id: string
          team_id: string
          user_id: string
        }
        Update: {
          created_at?: string
          project_id?: string
          team_id?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'team_members_member_fkey'
            columns: ['project_id', 'user_id']
            isOneToOne: false
            referencedRelation: 'project_members'
            referencedColumns: ['project_id', 'user_id']
          },
          {
            foreignKeyName: 'team_members_team_fkey'
            columns: ['project_id', 'team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      teams: {
        Row: {
          created_at: string
          id: string
          name: string
          project_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          name: string
          project_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          id?: string
          name?: string
          project_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'teams_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      tenants: {
        Row: {
          created_at: string
          id: string
          name: string
          owner_id: string
          settings: NonNullable<Json>
          slug: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          name: string
          owner_id: string
          settings?: NonNullable<Json>
          slug: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          id?: string
          name?: string
          owner_id?: string
          settings?: NonNullable<Json>
          slug?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'tenants_owner_id_fkey'
            columns: ['owner_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      users: {
        Row: {
          avatar_url: string | null
          created_at: string
          email: string | null
          full_name: string | null
          id: string
          last_seen_at: string | null
          locale: string
          time_zone: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          avatar_url?: string | null
          created_at?: string
          email?: string | null
          full_name?: string | null
          id: string
          last_seen_at?: string | null
          locale?: string
          time_zone?: string | null
          updated_at?: string
        }
        Update: {
          avatar_url?: string | null
          created_at?: string
          email?: string | null
          full_name?: string | null
          id?: string
          last_seen_at?: string | null
          locale?: string
          time_zone?: string | null
          updated_at?: string
        }
        Relationships: []
      }
      webhook_events: {
        Row: {
          app: string
          attempts: number
          body: string
          body_sha256: string
          deliveries: number
          error: string | null
          id: string
          last_delivered_at: string
          processed_at: string | null
          received_at: string
          state: string
        }
        ComputedFields: never
        Insert: {
          app: string
          attempts?: number
          body: string
          body_sha256: string
          deliveries?: number
          error?: string | null
          id?: string
          last_delivered_at?: string
          processed_at?: string | null
          received_at?: string
          state?: string
        }
        Update: {
          app?: string
          attempts?: number
          body?: string
          body_sha256?: string
          deliveries?: number
          error?: string | null
          id?: string
          last_delivered_at?: string
          processed_at?: string | null
          received_at?: string
          state?: string
        }
        Relationships: []
      }
      webhook_ledger: {
        Row: {
          applied_at: string
          duplicate: number
          event_id: string
          failed: number
          first_occurred_at: string | null
          parked: number
          phone_number_id: string
          processed: number
          received: number
        }
        ComputedFields: never
        Insert: {
          applied_at?: string
          duplicate?: number
          event_id: string
          failed?: number
          first_occurred_at?: string | null
          parked?: number
          phone_number_id: string
          processed?: number
          received: number
        }
        Update: {
          applied_at?: string
          duplicate?: number
          event_id?: string
          failed?: number
          first_occurred_at?: string | null
          parked?: number
          phone_number_id?: string
          processed?: number
          received?: number
        }
        Relationships: [
          {
            foreignKeyName: 'webhook_ledger_event_id_fkey'
            columns: ['event_id']
            isOneToOne: false
            referencedRelation: 'webhook_events'
            referencedColumns: ['id']
          },
        ]
      }
      whatsapp_business_accounts: {
        Row: {
          access_token_last4: string | null
          account_review_status: string | null
          created_at: string
          currency: string | null
          id: string
          meta_app_id: string | null
          name: string | null
          restrictions: NonNullable<Json>
          tenant_id: string
          updated_at: string
          waba_id: string
        }
        ComputedFields: never
        Insert: {
          access_token_last4?: string | null
          account_review_status?: string | null
          created_at?: string
          currency?: string | null
          id?: string
          meta_app_id?: string | null
          name?: string | null
          restrictions?: NonNullable<Json>
          tenant_id: string
          updated_at?: string
          waba_id: string
        }
        Update: {
          access_token_last4?: string | null
          account_review_status?: string | null
          created_at?: string
          currency?: string | null
          id?: string
          meta_app_id?: string | null
          name?: string | null
          restrictions?: NonNullable<Json>
          tenant_id?: string
          updated_at?: string
          waba_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'whatsapp_business_accounts_meta_app_id_fkey'
            columns: ['meta_app_id']
            isOneToOne: false
            referencedRelation: 'meta_apps'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'whatsapp_business_accounts_tenant_id_fkey'
            columns: ['tenant_id']
            isOneToOne: false
            referencedRelation: 'tenants'
            referencedColumns: ['id']
          },
        ]
      }
      whatsapp_numbers: {
        Row: {
          business_account_id: string
          created_at: string
          disabled_at: string | null
          display_phone_number: string
          health: string
          health_checked_at: string | null
          health_details: NonNullable<Json>
          id: string
          is_coexistence: boolean
          is_default: boolean
          kind: string
          messaging_limit: string | null
          name: string | null
          name_status: string | null
          phone_number_id: string
          profile: NonNullable<Json>
          project_id: string
          quality_rating: string
          status: string
          throughput_per_second: number
          updated_at: string
          verified_name: string | null
        }
        ComputedFields: never
        Insert: {
          business_account_id: string
          created_at?: string
          disabled_at?: string | null
          display_phone_number: string
          health?: string
          health_checked_at?: string | null
          health_details?: NonNullable<Json>
          id?: string
          is_coexistence?: boolean
          is_default?: boolean
          kind?: string
          messaging_limit?: string | null
          name?: string | null
          name_status?: string | null
          phone_number_id: string
          profile?: NonNullable<Json>
          project_id: string
          quality_rating?: string
          status?: string
          throughput_per_second?: number
          updated_at?: string
          verified_name?: string | null
        }
        Update: {
          business_account_id?: string
          created_at?: string
          disabled_at?: string | null
          display_phone_number?: string
          health?: string
          health_checked_at?: string | null
          health_details?: NonNullable<Json>
          id?: string
          is_coexistence?: boolean
          is_default?: boolean
          kind?: string
          messaging_limit?: string | null
          name?: string | null
          name_status?: string | null
          phone_number_id?: string
          profile?: NonNullable<Json>
          project_id?: string
          quality_rating?: string
          status?: string
          throughput_per_second?: number
          updated_at?: string
          verified_name?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'whatsapp_numbers_business_account_fkey'
            columns: ['project_id', 'business_account_id']
            isOneToOne: false
            referencedRelation: 'project_business_accounts'
            referencedColumns: ['project_id', 'business_account_id']
          },
          {
            foreignKeyName: 'whatsapp_numbers_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      arabic_normalize: { Args: { value: string }; Returns: string }
      events_since: { Args: { cursor?: string; max_rows?: number; project_id: string }; Returns: Json }
      is_project_member: { Args: { project_id: string; user_id: string }; Returns: boolean }
      mark_conversation_read: {
        Args: { conversation_id: string }
        Returns: {
          assignee_id: string | null
          awaiting_reply_since: string | null
          call_permission_expires_at: string | null
          closed_at: string | null
          closed_by: string | null
          contact_id: string
          created_at: string
          first_response_at: string | null
          free_entry_expires_at: string | null
          id: string
          last_inbound_at: string | null
          last_message_at: string | null
          last_message_direction: string | null
          last_message_id: string | null
          last_message_status: string | null
          last_message_text: string | null
          last_message_type: string | null
          last_outbound_at: string | null
          mode: string
          project_id: string
          service_window_expires_at: string | null
          snoozed_until: string | null
          status: string
          team_id: string | null
          unread_count: number
          updated_at: string
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'conversations'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      queue_message: {
        Args: {
          content: Json
          context_message_id?: string
          conversation_id: string
          idempotency_key: string
          type: string
        }
        Returns: {
          accepted_at: string | null
          api_key_id: string | null
          contact_id: string
          content: NonNullable<Json>
          context_wamid: string | null
          conversation_id: string
          created_at: string
          delivered_at: string | null
          direction: string
          edited_at: string | null
          error_code: string | null
          error_details: string | null
          error_title: string | null
          failed_at: string | null
          id: string
          idempotency_key: string | null
          media_file_id: string | null
          occurred_at: string
          origin: string
          played_at: string | null
          pricing: Json | null
          project_id: string
          read_at: string | null
          revoked_at: string | null
          scheduled_for: string | null
          search_text: string | null
          sender_id: string | null
          sent_at: string | null
          status: string
          target_wamid: string | null
          template_id: string | null
          text: string | null
          type: string
          updated_at: string
          wamid: string | null
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'messages'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      search_pattern: { Args: { term: string }; Returns: string }
      update_conversation: {
        Args: { conversation_id: string; patch: Json }
        Returns: {
          assignee_id: string | null
          awaiting_reply_since: string | null
          call_permission_expires_at: string | null
          closed_at: string | null
          closed_by: string | null
          contact_id: string
          created_at: string
          first_response_at: string | null
          free_entry_expires_at: string | null
          id: string
          last_inbound_at: string | null
          last_message_at: string | null
          last_message_direction: string | null
          last_message_id: string | null
          last_message_status: string | null
          last_message_text: string | null
          last_message_type: string | null
          last_outbound_at: string | null
          mode: string
          project_id: string
          service_window_expires_at: string | null
          snoozed_until: string | null
          status: string
          team_id: string | null
          unread_count: number
          updated_at: string
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'conversations'
          isOneToOne: true
          isSetofReturn: false
        }
      }
    }
    Enums: {
      project_role: 'viewer' | 'agent' | 'admin' | 'owner'
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema['Enums']
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema['CompositeTypes']
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {
      project_role: ['viewer', 'agent', 'admin', 'owner'],
    },
  },
} as const
